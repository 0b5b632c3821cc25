package org.nemadrive.trainer.film;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;

/**
 * The colours of a film: 255 that all frames share, chosen by the JDK's GIF writer from some of
 * them, and one that is transparent. Shared colours keep what does not change from flickering.
 */
final class Palette {
  private static final int SIZE = 256;

  /** Red, green and blue are told apart in 32 steps each when the nearest colour is looked up. */
  private static final int STEP_BITS = 5;

  private static final int UNKNOWN = -1;

  private final int[] colours;
  private final int[] nearest = new int[1 << 3 * STEP_BITS];

  private Palette(int[] colours) {
    this.colours = colours;
    Arrays.fill(nearest, UNKNOWN);
  }

  /** The palette that fits some frames of one size. */
  static Palette of(List<BufferedImage> samples) throws IOException {
    int width = samples.getFirst().getWidth();
    int height = samples.getFirst().getHeight();
    BufferedImage sheet =
        new BufferedImage(width, height * samples.size(), BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = sheet.createGraphics();
    for (int i = 0; i < samples.size(); i++) {
      graphics.drawImage(samples.get(i), 0, i * height, null);
    }
    graphics.dispose();
    ByteArrayOutputStream gif = new ByteArrayOutputStream();
    ImageIO.write(sheet, "gif", gif);
    BufferedImage indexed = ImageIO.read(new ByteArrayInputStream(gif.toByteArray()));
    IndexColorModel model = (IndexColorModel) indexed.getColorModel();
    long[] uses = new long[SIZE];
    for (int index : indexed.getRaster().getPixels(0, 0, width, sheet.getHeight(), (int[]) null)) {
      uses[index]++;
    }
    // The least used colour makes room for the transparent one.
    int[] colours =
        IntStream.range(0, model.getMapSize())
            .boxed()
            .sorted((a, b) -> Long.compare(uses[b], uses[a]))
            .limit(SIZE - 1)
            .mapToInt(Integer::intValue)
            .map(i -> model.getRGB(i) & 0xFFFFFF)
            .toArray();
    return new Palette(colours);
  }

  /** Index of the transparent colour. */
  int transparent() {
    return colours.length;
  }

  /** The colours as a colour model, the transparent one last. */
  IndexColorModel colourModel() {
    int[] map = Arrays.copyOf(colours, colours.length + 1);
    return new IndexColorModel(
        Byte.SIZE, map.length, map, 0, false, transparent(), DataBuffer.TYPE_BYTE);
  }

  /** Index of the colour nearest to one. */
  int nearest(int rgb) {
    int drop = Byte.SIZE - STEP_BITS;
    int key =
        (rgb >> 16 & 0xFF) >> drop << 2 * STEP_BITS
            | (rgb >> 8 & 0xFF) >> drop << STEP_BITS
            | (rgb & 0xFF) >> drop;
    if (nearest[key] == UNKNOWN) {
      nearest[key] = find(rgb);
    }
    return nearest[key];
  }

  private int find(int rgb) {
    int best = 0;
    int bestDistance = Integer.MAX_VALUE;
    for (int i = 0; i < colours.length; i++) {
      int red = (rgb >> 16 & 0xFF) - (colours[i] >> 16 & 0xFF);
      int green = (rgb >> 8 & 0xFF) - (colours[i] >> 8 & 0xFF);
      int blue = (rgb & 0xFF) - (colours[i] & 0xFF);
      int distance = red * red + green * green + blue * blue;
      if (distance < bestDistance) {
        bestDistance = distance;
        best = i;
      }
    }
    return best;
  }
}
