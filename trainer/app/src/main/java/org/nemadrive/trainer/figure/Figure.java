package org.nemadrive.trainer.figure;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Consumer;
import javax.imageio.ImageIO;
import org.jfree.chart.ChartRenderingInfo;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.text.TextUtils;
import org.jfree.svg.SVGGraphics2D;
import org.jfree.svg.ViewBox;
import org.nemadrive.simulator.files.AtomicFile;

/**
 * A picture ready to be written.
 *
 * @param width width in units of the SVG
 * @param height height in units of the SVG
 * @param painter draws it
 */
public record Figure(int width, int height, Consumer<Graphics2D> painter) {
  private static final int CHART_WIDTH = 900;
  private static final int PNG_SCALE = 2;
  private static final int FITTING_PASSES = 3;

  /** DejaVu Sans is what text is measured with; the others are as wide or near to it. */
  private static final String SVG_FONTS = "DejaVu Sans, Verdana, sans-serif";

  static {
    // Keeps rotated labels text in SVG, where JFreeChart would draw the outlines of their letters.
    TextUtils.setUseDrawRotatedStringWorkaround(false);
  }

  /**
   * A chart sized so that the area of its data has a given shape.
   *
   * @param chart the chart
   * @param aspectRatio width over height of the area that shows the data
   */
  public static Figure of(JFreeChart chart, double aspectRatio) {
    return of(chart, CHART_WIDTH, fittingHeight(chart, aspectRatio));
  }

  /** A chart of a given size. */
  static Figure of(JFreeChart chart, int width, int height) {
    return new Figure(
        width,
        height,
        graphics -> chart.draw(graphics, new Rectangle2D.Double(0, 0, width, height)));
  }

  /** Writes the figure as SVG. */
  public void writeSvg(Path file) throws IOException {
    String document = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + svg("figure") + "\n";
    AtomicFile.write(file, out -> out.write(document.getBytes(StandardCharsets.UTF_8)));
  }

  /**
   * The figure as an SVG element that scales with the room it is given.
   *
   * @param idPrefix what the names inside begin with; figures on one page need different ones, and
   *     the same prefix gives the same element
   */
  public String svg(String idPrefix) {
    SVGGraphics2D graphics = new SVGGraphics2D(width, height);
    graphics.setDefsKeyPrefix(idPrefix);
    graphics.setGeomDoubleConverter(Figure::rounded);
    graphics.setFontFunction(family -> SVG_FONTS);
    painter.accept(graphics);
    return graphics.getSVGElement(null, true, new ViewBox(0, 0, width, height), null, null);
  }

  /** A hundredth of a unit is finer than any printer. */
  private static String rounded(double value) {
    String text = String.format(Locale.ROOT, "%.2f", value);
    return text.contains(".") ? text.replaceAll("\\.?0+$", "") : text;
  }

  /** Writes the figure as PNG, two pixels for each unit of the SVG. */
  public void writePng(Path file) throws IOException {
    BufferedImage image =
        new BufferedImage(width * PNG_SCALE, height * PNG_SCALE, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setPaint(Style.PAPER);
    graphics.fillRect(0, 0, image.getWidth(), image.getHeight());
    graphics.scale(PNG_SCALE, PNG_SCALE);
    Style.smooth(graphics);
    painter.accept(graphics);
    graphics.dispose();
    AtomicFile.write(file, out -> ImageIO.write(image, "png", out));
  }

  /** The height at which the data's area has the wanted shape, found by drawing. */
  private static int fittingHeight(JFreeChart chart, double aspectRatio) {
    double height = CHART_WIDTH / aspectRatio;
    for (int pass = 0; pass < FITTING_PASSES; pass++) {
      ChartRenderingInfo info = new ChartRenderingInfo();
      int rounded = (int) Math.round(height);
      BufferedImage scratch = new BufferedImage(CHART_WIDTH, rounded, BufferedImage.TYPE_INT_RGB);
      Graphics2D graphics = scratch.createGraphics();
      chart.draw(graphics, new Rectangle2D.Double(0, 0, CHART_WIDTH, rounded), info);
      graphics.dispose();
      Rectangle2D area = info.getPlotInfo().getDataArea();
      height += area.getWidth() / aspectRatio - area.getHeight();
    }
    return (int) Math.round(height);
  }
}
