package io.monitorix.exporter.cli;

import com.google.re2j.PatternSyntaxException;
import io.monitorix.exporter.web.Cors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a regular expression for origins from an option. */
final class CorsConverter implements ITypeConverter<Cors> {

  CorsConverter() {}

  @Override
  public Cors convert(String value) {
    try {
      return Cors.of(value);
    } catch (PatternSyntaxException e) {
      throw new TypeConversionException("it is no regular expression: " + e.getMessage());
    }
  }
}
