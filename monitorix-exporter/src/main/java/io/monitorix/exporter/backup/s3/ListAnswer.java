package io.monitorix.exporter.backup.s3;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * A page of what is in a bucket.
 *
 * @param next what asks for the page behind it; empty for the last
 */
record ListAnswer(List<Entry> entries, Optional<String> next) {

  ListAnswer {
    entries = List.copyOf(entries);
  }

  /** An object. */
  record Entry(String key, long bytes) {}

  static ListAnswer read(InputStream xml) throws IOException {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    List<Entry> entries = new ArrayList<>();
    String next = "";
    String key = "";
    long bytes = 0;
    try {
      XMLStreamReader reader = factory.createXMLStreamReader(xml, "UTF-8");
      while (reader.hasNext()) {
        int event = reader.next();
        if (event == XMLStreamConstants.START_ELEMENT) {
          switch (reader.getLocalName()) {
            case "Key" -> key = reader.getElementText();
            case "Size" -> bytes = Long.parseLong(reader.getElementText());
            case "NextContinuationToken" -> next = reader.getElementText();
            default -> {
              // Whatever else there is to tell.
            }
          }
        } else if (event == XMLStreamConstants.END_ELEMENT
            && reader.getLocalName().equals("Contents")) {
          entries.add(new Entry(key, bytes));
        }
      }
    } catch (XMLStreamException | NumberFormatException e) {
      throw new IOException("the answer is no list of objects: " + e.getMessage(), e);
    }
    return new ListAnswer(entries, next.isEmpty() ? Optional.empty() : Optional.of(next));
  }
}
