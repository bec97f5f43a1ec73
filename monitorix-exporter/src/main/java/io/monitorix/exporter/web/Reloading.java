package io.monitorix.exporter.web;

import io.monitorix.exporter.config.ConfigException;
import io.monitorix.exporter.config.ConfigProblem;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Loads a configuration again. Safe for several threads. */
@FunctionalInterface
public interface Reloading {

  /** Loads it; what cannot be used leaves everything as it was. Throws nothing. */
  ReloadResult reload();

  /** One that changes everything, or throws and changes nothing. */
  static Reloading of(Runnable loading) {
    Logger log = LoggerFactory.getLogger(Reloading.class);
    return () -> {
      try {
        loading.run();
        return ReloadResult.SUCCESSFUL;
      } catch (ConfigException e) {
        return new ReloadResult(e.problems().stream().map(ConfigProblem::toString).toList());
      } catch (RuntimeException e) {
        log.error("configuration not loaded", e);
        return new ReloadResult(List.of(String.valueOf(e.getMessage())));
      }
    };
  }

  /** Both, one after the other; a problem of one does not keep the other from being loaded. */
  default Reloading and(Reloading other) {
    return () -> reload().and(other.reload());
  }
}
