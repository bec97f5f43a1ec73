package io.monitorix.exporter.cli;

import io.monitorix.exporter.config.ListenAddress;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads an address to listen on from an option. */
final class ListenAddressConverter implements ITypeConverter<ListenAddress> {

  ListenAddressConverter() {}

  @Override
  public ListenAddress convert(String value) {
    try {
      return ListenAddress.parse(value);
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException(e.getMessage());
    }
  }
}
