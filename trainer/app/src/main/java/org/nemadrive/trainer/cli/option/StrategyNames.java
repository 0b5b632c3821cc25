package org.nemadrive.trainer.cli.option;

import java.util.Iterator;
import org.nemadrive.trainer.strategy.choice.Strategies;

/** Names of the strategies, for help and completion. */
public final class StrategyNames implements Iterable<String> {
  @Override
  public Iterator<String> iterator() {
    return Strategies.names().iterator();
  }
}
