package org.nemadrive.trainer.report.page;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.nemadrive.trainer.figure.Figure;

/**
 * A figure with what belongs to it on a page.
 *
 * @param name name of its files, without an ending
 * @param title in a few words
 * @param caption what is seen, in sentences
 * @param figure the picture as a file
 * @param panels the same on a page, in parts that lie beside or below each other as there is room
 */
public record NamedFigure(
    String name, String title, String caption, Figure figure, List<Panel> panels) {
  public NamedFigure {
    panels = List.copyOf(panels);
  }

  /**
   * A part of a figure.
   *
   * @param label what it shows, for people; empty if the figure says so itself
   * @param figure the picture
   */
  public record Panel(String label, Figure figure) {}

  /**
   * A part as it stands on a page.
   *
   * @param label what it shows
   * @param svg the picture
   */
  public record PagePanel(String label, String svg) {}

  /** A figure whose parts say themselves what they show. */
  public static NamedFigure of(
      String name, String title, String caption, Figure figure, List<Figure> panels) {
    return new NamedFigure(
        name, title, caption, figure, panels.stream().map(panel -> new Panel("", panel)).toList());
  }

  /** The parts as SVG for a page; names inside do not clash with other figures'. */
  public List<PagePanel> pagePanels() {
    List<PagePanel> parts = new ArrayList<>();
    for (Panel panel : panels) {
      String id = name + "-" + parts.size();
      String heading = panel.label().isEmpty() ? title : panel.label();
      parts.add(new PagePanel(panel.label(), panel.figure().pageSvg(id, heading, caption)));
    }
    return parts;
  }

  /** Writes each figure as SVG and PNG into a folder. */
  public static void writeAll(List<NamedFigure> figures, Path folder) throws IOException {
    for (NamedFigure named : figures) {
      named.figure().writeSvg(folder.resolve(named.name() + ".svg"), named.title, named.caption);
      named.figure().writePng(folder.resolve(named.name() + ".png"));
    }
  }
}
