package org.nemadrive.trainer.report.page;

/**
 * A changed weight on a page.
 *
 * @param presynaptic the cell that sends
 * @param postsynaptic the cell that receives
 * @param transmitter by which it sends, as published
 * @param biological weight before training, W0
 * @param trained weight after training
 * @param foodLost food items that the worm does not eat with this one weight back at W0
 * @param firstTick first tick in which it then does something else, -1 for never
 */
public record EditRow(
    CellOnPage presynaptic,
    CellOnPage postsynaptic,
    String transmitter,
    int biological,
    double trained,
    int foodLost,
    int firstTick) {

  /**
   * A cell on a page.
   *
   * @param name its name
   * @param kind what it is for
   * @param link page about it elsewhere; empty for none
   */
  public record CellOnPage(String name, String kind, String link) {}

  /** Trained less biological weight. */
  public double change() {
    return trained - biological;
  }

  /** Whether an excitatory synapse became inhibitory or the other way round. */
  public boolean signFlips() {
    return biological * trained < 0;
  }
}
