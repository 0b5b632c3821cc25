package org.nemadrive.trainer.report;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.nemadrive.trainer.figure.Figure;

/**
 * A figure with what belongs to it on a page.
 *
 * @param name name of its files, without an ending
 * @param title in a few words
 * @param caption what is seen, in sentences
 * @param figure the picture
 */
public record NamedFigure(String name, String title, String caption, Figure figure) {
  /** The picture as SVG for a page; names inside do not clash with other figures'. */
  public String svg() {
    return figure.svg(name);
  }

  /** Writes each figure as SVG and PNG into a folder. */
  static void writeAll(List<NamedFigure> figures, Path folder) throws IOException {
    for (NamedFigure named : figures) {
      named.figure().writeSvg(folder.resolve(named.name() + ".svg"));
      named.figure().writePng(folder.resolve(named.name() + ".png"));
    }
  }
}
