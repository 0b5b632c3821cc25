package org.nemadrive.trainer.cli;

import java.util.Iterator;
import org.nemadrive.trainer.strategy.choice.Strategies;

/** Names of the strategies, for help and completion. */
final class StrategyNames implements Iterable<String> {
  @Override
  public Iterator<String> iterator() {
    return Strategies.names().iterator();
  }
}
