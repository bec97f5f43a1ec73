package io.monitorix.exporter.backup.s3;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * An answer of S3: fields, and things that each have fields.
 *
 * @param root the name of the outermost element
 * @param fields those that stand in no item
 * @param items what was asked for
 */
record XmlAnswer(String root, Map<String, String> fields, List<Map<String, String>> items) {

  XmlAnswer {
    fields = Map.copyOf(fields);
    items = List.copyOf(items);
  }

  /** A field that is there and not empty. */
  Optional<String> field(String name) {
    return Optional.ofNullable(fields.get(name)).filter(text -> !text.isEmpty());
  }

  /**
   * Reads it.
   *
   * @param item the name of the element of each thing
   * @throws IOException if it is no such answer
   */
  static XmlAnswer read(InputStream xml, String item) throws IOException {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    String root = "";
    Map<String, String> fields = new HashMap<>();
    List<Map<String, String>> items = new ArrayList<>();
    Map<String, String> current = fields;
    StringBuilder text = new StringBuilder();
    try {
      XMLStreamReader reader = factory.createXMLStreamReader(xml, "UTF-8");
      while (reader.hasNext()) {
        switch (reader.next()) {
          case XMLStreamConstants.START_ELEMENT -> {
            root = root.isEmpty() ? reader.getLocalName() : root;
            current = reader.getLocalName().equals(item) ? new HashMap<>() : current;
            text.setLength(0);
          }
          case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA ->
              text.append(reader.getText());
          case XMLStreamConstants.END_ELEMENT -> {
            if (reader.getLocalName().equals(item)) {
              items.add(Map.copyOf(current));
              current = fields;
            } else {
              current.put(reader.getLocalName(), text.toString());
            }
            text.setLength(0);
          }
          case XMLStreamConstants.ENTITY_REFERENCE, XMLStreamConstants.DTD ->
              throw new IOException("the answer of S3 has entities of its own");
          default -> {
            // Comments and the like.
          }
        }
      }
    } catch (XMLStreamException e) {
      throw new IOException("the answer is not what S3 answers: " + e.getMessage(), e);
    }
    return new XmlAnswer(root, fields, items);
  }
}
