package io.monitorix.grafana;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import io.monitorix.grafana.dashboard.Dashboards;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Holds the dashboards to a schema of what they use of Grafana's, which ignores silently what it
 * does not know: a field that is misspelt would go unnoticed.
 */
class DashboardSchemaTest {

  private static final JsonSchema SCHEMA = schema();

  private static JsonSchema schema() {
    try (InputStream in = DashboardSchemaTest.class.getResourceAsStream("dashboard.schema.json")) {
      return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
          .getSchema(Objects.requireNonNull(in));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Set<String> files() {
    return Dashboards.files().keySet();
  }

  private static String text(String file) {
    return Objects.requireNonNull(Dashboards.files().get(file));
  }

  private static Set<ValidationMessage> faults(String json) {
    return SCHEMA.validate(json, InputFormat.JSON);
  }

  @ParameterizedTest
  @MethodSource("files")
  void eachFieldIsOneThatGrafanaKnows(String file) {
    assertThat(faults(text(file))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"schemaVersion\": 39|\"schemaVersion\": 12",
        "\"graphTooltip\": 1|\"graphToolTip\": 1",
        "\"graphTooltip\": 1|\"graphTooltip\": 5",
        "\"refresh\": \"30s\"|\"refresh\": \"often\"",
        "\"uid\": \"monitorix-node\"|\"uid\": \"monitorix node\"",
        "\"from\": \"now-6h\"|\"form\": \"now-6h\"",
        "\"keepTime\": true|\"keepTimes\": true",
        "\"type\": \"timeseries\"|\"type\": \"timeserie\"",
        "\"drawStyle\": \"line\"|\"drawStyle\": \"curve\"",
        "\"fillOpacity\": |\"fillOpactiy\": ",
        "\"legendFormat\": |\"legend\": ",
        "\"expr\": |\"expression\": ",
        "\"instant\": true|\"instant\": \"true\"",
        "\"noValue\": |\"noValues\": ",
        "\"reduceOptions\": |\"reducedOptions\": ",
        "\"lastNotNull\"|\"lastNotNul\"",
        "\"displayMode\": \"table\"|\"displayMode\": \"tabel\"",
        "\"mode\": \"absolute\"|\"mode\": \"exact\"",
        "\"color\": \"green\"|\"color\": \"grene\"",
        "\"gridPos\": |\"gridPosition\": ",
        "\"w\": 24|\"w\": 25",
        "\"collapsed\": false|\"collapsed\": 0",
        "\"includeAll\": true|\"includeAll\": \"all\"",
        "\"id\": \"byName\"|\"id\": \"name\"",
        "\"id\": \"unit\"|\"id\": \"units\"",
        "\"id\": \"organize\"|\"id\": \"organise\"",
        "\"unit\": \"bytes\"|\"unit\": 5",
        "\"iconColor\": |\"colour\": ",
        "\"templating\": |\"variables\": ",
      })
  void aMistakeFails(String right, String wrong) {
    String json = text("node.json");
    assertThat(json).contains(right);

    assertThat(faults(json.replaceFirst(Pattern.quote(right), wrong))).isNotEmpty();
  }

  @Test
  void whatIsLeftOutFails() {
    assertThat(faults("{}")).hasSizeGreaterThan(5);
  }
}
