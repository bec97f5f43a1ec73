package io.monitorix.spring.alerts;

import io.monitorix.exporter.embedded.AlertEngine;
import org.springframework.context.SmartLifecycle;

/**
 * Starts the engine when the application is there, with its databases, and stops it before they go.
 */
public final class AlertEngineLifecycle implements SmartLifecycle {

  /** After the targets are polled, and before the web server begins to answer. */
  private static final int PHASE = Integer.MAX_VALUE - 3072;

  private final AlertEngine engine;

  /** Of this engine. */
  public AlertEngineLifecycle(AlertEngine engine) {
    this.engine = engine;
  }

  /** The engine. */
  public AlertEngine engine() {
    return engine;
  }

  @Override
  public void start() {
    engine.start();
  }

  @Override
  public void stop() {
    engine.close();
  }

  @Override
  public boolean isRunning() {
    return engine.isRunning();
  }

  @Override
  public int getPhase() {
    return PHASE;
  }
}
