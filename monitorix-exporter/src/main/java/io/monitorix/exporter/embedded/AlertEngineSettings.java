package io.monitorix.exporter.embedded;

import io.monitorix.exporter.config.DatabaseConfig;
import io.monitorix.exporter.config.GlobalConfig;
import io.monitorix.exporter.config.RoutingSettings;
import io.monitorix.exporter.config.RulesConfig;
import io.monitorix.exporter.config.SeriesConfig;
import java.nio.file.Path;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * What an {@link AlertEngine} is to do.
 *
 * @param name what this process is called where several share a database
 * @param externalUrl where people reach the application, without a slash at its end
 * @param series how often its metrics are looked at, and how long they are kept
 * @param directory where series are kept, and alerts in a file of SQLite; empty to keep all in
 *     memory
 * @param dataSource where alerts are kept in the place of that file; empty without one. It is the
 *     caller's to close. See {@link io.monitorix.alerts.store.database.Database.Given}
 * @param database how long alerts are kept
 * @param global how often rules are evaluated
 * @param rules what is evaluated
 * @param routing who is told
 */
public record AlertEngineSettings(
    String name,
    String externalUrl,
    SeriesConfig series,
    Optional<Path> directory,
    Optional<DataSource> dataSource,
    DatabaseConfig database,
    GlobalConfig global,
    RulesConfig rules,
    RoutingSettings routing) {

  /** All in memory, with the usual times, and without rules and receivers. */
  public static AlertEngineSettings named(String name, String externalUrl) {
    return new AlertEngineSettings(
        name,
        externalUrl,
        SeriesConfig.DEFAULT,
        Optional.empty(),
        Optional.empty(),
        DatabaseConfig.DEFAULT,
        GlobalConfig.DEFAULT,
        RulesConfig.NONE,
        RoutingSettings.NONE);
  }

  /** The same with other times of the series, in memory or below the directory. */
  public AlertEngineSettings keeping(SeriesConfig kept, Optional<Path> where) {
    return new AlertEngineSettings(
        name, externalUrl, kept, where, dataSource, database, global, rules, routing);
  }

  /** The same with alerts in an application's database. */
  public AlertEngineSettings in(DataSource source) {
    return new AlertEngineSettings(
        name,
        externalUrl,
        series,
        directory,
        Optional.of(source),
        database,
        global,
        rules,
        routing);
  }

  /** The same with these rules. */
  public AlertEngineSettings evaluating(RulesConfig evaluated, GlobalConfig everywhere) {
    return new AlertEngineSettings(
        name, externalUrl, series, directory, dataSource, database, everywhere, evaluated, routing);
  }

  /** The same with this routing. */
  public AlertEngineSettings routing(RoutingSettings told) {
    return new AlertEngineSettings(
        name, externalUrl, series, directory, dataSource, database, global, rules, told);
  }
}
