package org.policyeligibility.api;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Logger;
import org.jboss.logmanager.ExtHandler;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.formatters.PatternFormatter;

/**
 * A log handler that keeps all that the service logs, with traces, until it is closed. Tests search
 * it for values that must not be logged.
 */
public final class LogLines extends ExtHandler {
  private final Logger logger = Logger.getLogger("org.policyeligibility");
  private final List<String> lines = new CopyOnWriteArrayList<>();

  public LogLines() {
    logger.addHandler(this);
  }

  @Override
  protected void doPublish(ExtLogRecord line) {
    lines.add(new PatternFormatter("%s%e").format(line));
  }

  public List<String> all() {
    return lines;
  }

  @Override
  public void close() {
    logger.removeHandler(this);
  }
}
