package org.nemadrive.trainer.report.page;

import java.util.List;

/**
 * A row of a table on a page.
 *
 * @param cells text of each column
 * @param clear whether the row stands out
 */
public record TableRow(List<String> cells, boolean clear) {}
