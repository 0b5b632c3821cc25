package org.nemadrive.trainer.figure;

import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.jfree.chart.ChartRenderingInfo;
import org.jfree.chart.ChartUtils;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.text.TextUtils;
import org.jfree.svg.SVGGraphics2D;
import org.nemadrive.simulator.files.AtomicFile;

/**
 * A chart ready to be written, sized so that the area of its data has a given shape.
 *
 * @param chart the chart
 * @param aspectRatio width over height of the area that shows the data
 */
public record Figure(JFreeChart chart, double aspectRatio) {
  private static final int WIDTH = 900;
  private static final int PNG_SCALE = 2;
  private static final int FITTING_PASSES = 3;

  static {
    // Keeps rotated labels text in SVG, where JFreeChart would draw the outlines of their letters.
    TextUtils.setUseDrawRotatedStringWorkaround(false);
  }

  /** Writes the figure as SVG. */
  public void writeSvg(Path file) throws IOException {
    int height = height();
    SVGGraphics2D graphics = new SVGGraphics2D(WIDTH, height);
    // A fixed prefix, so that the same chart gives the same file.
    graphics.setDefsKeyPrefix("figure");
    chart.draw(graphics, new Rectangle2D.Double(0, 0, WIDTH, height));
    String svg = graphics.getSVGDocument();
    AtomicFile.write(file, out -> out.write(svg.getBytes(StandardCharsets.UTF_8)));
  }

  /** Writes the figure as PNG, two pixels for each unit of the SVG. */
  public void writePng(Path file) throws IOException {
    int height = height();
    AtomicFile.write(
        file,
        out -> ChartUtils.writeScaledChartAsPNG(out, chart, WIDTH, height, PNG_SCALE, PNG_SCALE));
  }

  /** The height at which the data's area has the wanted shape, found by drawing. */
  private int height() {
    double height = WIDTH / aspectRatio;
    for (int pass = 0; pass < FITTING_PASSES; pass++) {
      ChartRenderingInfo info = new ChartRenderingInfo();
      int rounded = (int) Math.round(height);
      BufferedImage scratch = new BufferedImage(WIDTH, rounded, BufferedImage.TYPE_INT_RGB);
      chart.draw(scratch.createGraphics(), new Rectangle2D.Double(0, 0, WIDTH, rounded), info);
      Rectangle2D area = info.getPlotInfo().getDataArea();
      height += area.getWidth() / aspectRatio - area.getHeight();
    }
    return (int) Math.round(height);
  }
}
