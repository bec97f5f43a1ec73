package io.monitorix.exporter.config.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/** YAML as an editor's language server sees it: version 1.2, with merges. */
final class YamlJson {

  private YamlJson() {}

  static JsonNode of(String yaml) {
    LoadSettings settings = LoadSettings.builder().setSchema(new CoreSchema()).build();
    return new ObjectMapper().valueToTree(merged(new Load(settings).loadFromString(yaml)));
  }

  private static @Nullable Object merged(@Nullable Object value) {
    if (value instanceof List<?> list) {
      return list.stream().map(YamlJson::merged).toList();
    }
    if (!(value instanceof Map<?, ?> map)) {
      return value;
    }
    Map<Object, @Nullable Object> all = new LinkedHashMap<>();
    if (merged(map.get("<<")) instanceof Map<?, ?> source) {
      all.putAll(source);
    }
    map.forEach(
        (key, each) -> {
          if (!"<<".equals(key)) {
            all.put(key, merged(each));
          }
        });
    return all;
  }
}
