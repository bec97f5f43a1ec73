package io.monitorix.exporter.cli;

import io.monitorix.exporter.config.WebConfig;
import java.net.URI;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a URL that browsers are sent to from an option. */
final class ExternalUrlConverter implements ITypeConverter<URI> {

  ExternalUrlConverter() {}

  @Override
  public URI convert(String value) {
    try {
      return WebConfig.externalUrl(value);
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException(
          "expected a URL such as https://monitorix.example/proxmox, got '" + value + "'");
    }
  }
}
