package org.nemadrive.trainer.film;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageOutputStream;
import org.nemadrive.simulator.files.AtomicFile;

/**
 * Writes frames as an animated GIF with the JDK's own writer. A frame holds only the rectangle that
 * changed, and in it only the pixels that changed; the rest is transparent and shows what was there
 * before.
 */
public final class GifFilm {
  private static final String METADATA_FORMAT = "javax_imageio_gif_image_1.0";
  private static final int FRAME_CENTISECONDS = 6;
  private static final int LAST_FRAME_CENTISECONDS = 250;
  private static final int PALETTE_SAMPLES = 4;

  private GifFilm() {}

  /** Writes all frames into a file. */
  public static void write(Path file, FilmFrames frames) throws IOException {
    AtomicFile.write(file, out -> write(out, frames));
  }

  /** Writes all frames; the film starts again when it has ended, and says inside what it shows. */
  public static void write(OutputStream out, FilmFrames frames) throws IOException {
    Palette palette = Palette.of(samples(frames));
    ImageWriter writer = ImageIO.getImageWritersByFormatName("gif").next();
    try (ImageOutputStream stream = ImageIO.createImageOutputStream(out)) {
      writer.setOutput(stream);
      writer.prepareWriteSequence(null);
      int[] shown = new int[FilmFrames.WIDTH * FilmFrames.HEIGHT];
      Arrays.fill(shown, palette.transparent());
      for (int i = 0; i < frames.count(); i++) {
        int delay = i == frames.count() - 1 ? LAST_FRAME_CENTISECONDS : FRAME_CENTISECONDS;
        write(writer, palette, frames.frame(i), shown, i == 0 ? frames.about() : null, delay);
      }
      writer.endWriteSequence();
    } finally {
      writer.dispose();
    }
  }

  /** Frames from all over the film, the last among them. */
  private static List<BufferedImage> samples(FilmFrames frames) {
    return IntStream.rangeClosed(1, PALETTE_SAMPLES)
        .mapToObj(i -> frames.frame((frames.count() - 1) * i / PALETTE_SAMPLES))
        .toList();
  }

  private static void write(
      ImageWriter writer,
      Palette palette,
      BufferedImage frame,
      int[] shown,
      String comment,
      int delay)
      throws IOException {
    int width = frame.getWidth();
    int height = frame.getHeight();
    int[] rgb = frame.getRGB(0, 0, width, height, null, 0, width);
    byte[] changed = new byte[rgb.length];
    int minX = width - 1;
    int maxX = 0;
    int minY = height - 1;
    int maxY = 0;
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int place = y * width + x;
        int index = palette.nearest(rgb[place]);
        if (index == shown[place]) {
          changed[place] = (byte) palette.transparent();
        } else {
          changed[place] = (byte) index;
          shown[place] = index;
          minX = Math.min(minX, x);
          maxX = Math.max(maxX, x);
          minY = Math.min(minY, y);
          maxY = Math.max(maxY, y);
        }
      }
    }
    // A frame without a change still takes its time: one pixel, transparent.
    int left = Math.min(minX, maxX);
    int top = Math.min(minY, maxY);
    int right = minX <= maxX ? maxX : left;
    int bottom = minY <= maxY ? maxY : top;
    BufferedImage part =
        new BufferedImage(
            right - left + 1,
            bottom - top + 1,
            BufferedImage.TYPE_BYTE_INDEXED,
            palette.colourModel());
    for (int y = top; y <= bottom; y++) {
      part.getRaster()
          .setDataElements(
              0,
              y - top,
              part.getWidth(),
              1,
              Arrays.copyOfRange(changed, y * width + left, y * width + right + 1));
    }
    writer.writeToSequence(
        new IIOImage(part, null, metadata(writer, part, palette, left, top, delay, comment)), null);
  }

  private static IIOMetadata metadata(
      ImageWriter writer,
      BufferedImage part,
      Palette palette,
      int left,
      int top,
      int delay,
      String comment)
      throws IOException {
    IIOMetadata metadata =
        writer.getDefaultImageMetadata(ImageTypeSpecifier.createFromRenderedImage(part), null);
    IIOMetadataNode root = (IIOMetadataNode) metadata.getAsTree(METADATA_FORMAT);
    IIOMetadataNode descriptor = child(root, "ImageDescriptor");
    descriptor.setAttribute("imageLeftPosition", Integer.toString(left));
    descriptor.setAttribute("imageTopPosition", Integer.toString(top));
    IIOMetadataNode control = child(root, "GraphicControlExtension");
    control.setAttribute("disposalMethod", "doNotDispose");
    control.setAttribute("userInputFlag", "FALSE");
    control.setAttribute("transparentColorFlag", "TRUE");
    control.setAttribute("transparentColorIndex", Integer.toString(palette.transparent()));
    control.setAttribute("delayTime", Integer.toString(delay));
    if (comment != null) {
      IIOMetadataNode said = new IIOMetadataNode("CommentExtension");
      said.setAttribute("value", comment);
      child(root, "CommentExtensions").appendChild(said);
      IIOMetadataNode loop = new IIOMetadataNode("ApplicationExtension");
      loop.setAttribute("applicationID", "NETSCAPE");
      loop.setAttribute("authenticationCode", "2.0");
      // Sub-block 1: how often to repeat, 0 for ever.
      loop.setUserObject(new byte[] {1, 0, 0});
      child(root, "ApplicationExtensions").appendChild(loop);
    }
    metadata.setFromTree(METADATA_FORMAT, root);
    return metadata;
  }

  private static IIOMetadataNode child(IIOMetadataNode root, String name) {
    for (int i = 0; i < root.getLength(); i++) {
      if (root.item(i).getNodeName().equals(name)) {
        return (IIOMetadataNode) root.item(i);
      }
    }
    IIOMetadataNode created = new IIOMetadataNode(name);
    root.appendChild(created);
    return created;
  }
}
