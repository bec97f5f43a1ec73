package io.monitorix.spring.alerts;

import io.monitorix.alerts.rules.RuleTemplates;
import io.monitorix.alerts.rules.file.RuleFile;
import io.monitorix.alerts.yaml.FileException;
import io.monitorix.spring.properties.InvalidPropertyException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.ResourcePatternResolver;

/** Reads rule files from wherever Spring finds resources. */
final class RuleResources {

  private static final String PROPERTY = "monitorix.alerts.rules.files";

  private final ResourcePatternResolver resources;

  RuleResources(ResourcePatternResolver resources) {
    this.resources = resources;
  }

  /**
   * Reads all files of these locations. A location without a pattern has to be there.
   *
   * @throws InvalidPropertyException for the first location that is not there, or whose rules are
   *     wrong
   */
  List<RuleFile> read(List<String> locations) {
    List<RuleFile> files = new ArrayList<>();
    for (int i = 0; i < locations.size(); i++) {
      String property = PROPERTY + "[" + i + "]";
      for (Resource resource : find(locations.get(i), property)) {
        files.add(read(resource, property));
      }
    }
    return files;
  }

  /** What has no prefix is a file: that is where administrators keep rules. */
  private Resource[] find(String location, String property) {
    try {
      return resources.getResources(located(location));
    } catch (IOException e) {
      throw new InvalidPropertyException(
          property, "'" + location + "' cannot be read: " + e.getMessage(), "name another", e);
    }
  }

  /** A location with its prefix. */
  static String located(String location) {
    return location.matches("[a-zA-Z][a-zA-Z*+.-]+:.*") ? location : "file:" + location;
  }

  private static RuleFile read(Resource resource, String property) {
    String name = name(resource);
    try {
      return RuleFile.parse(
          name, resource.getContentAsString(StandardCharsets.UTF_8), RuleTemplates.CHECK);
    } catch (IOException e) {
      throw new InvalidPropertyException(
          property,
          name + " cannot be read: " + e.getMessage(),
          "put the file there, or name another",
          e);
    } catch (FileException e) {
      throw new InvalidPropertyException(
          property, "its rules are wrong:\n" + e.getMessage(), "correct the file", e);
    }
  }

  /** The same from each directory that the application is started in: alerts are kept by it. */
  static String name(Resource resource) {
    if (resource.isFile()) {
      try {
        return resource.getFile().getAbsoluteFile().toPath().normalize().toString();
      } catch (IOException e) {
        return resource.getDescription();
      }
    }
    String name = resource.getFilename();
    return name == null ? resource.getDescription() : "classpath/" + name;
  }
}
