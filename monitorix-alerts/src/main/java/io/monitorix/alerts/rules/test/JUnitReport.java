package io.monitorix.alerts.rules.test;

import java.io.Writer;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes reports as the XML of JUnit, which build servers read: a suite a file. */
public final class JUnitReport {

  private JUnitReport() {}

  /**
   * Writes them.
   *
   * @throws IllegalStateException if it cannot be written
   */
  public static void write(List<RuleTestReport> reports, Writer to) {
    try {
      XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(to);
      xml.writeStartDocument("UTF-8", "1.0");
      xml.writeStartElement("testsuites");
      for (RuleTestReport report : reports) {
        suite(report, xml);
      }
      xml.writeEndElement();
      xml.writeEndDocument();
      xml.flush();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("the JUnit report cannot be written: " + e.getMessage(), e);
    }
  }

  private static void suite(RuleTestReport report, XMLStreamWriter xml) throws XMLStreamException {
    long failed = report.results().stream().filter(result -> !result.passed()).count();
    int broken = report.problems().isEmpty() ? 0 : 1;
    xml.writeStartElement("testsuite");
    xml.writeAttribute("name", report.file());
    xml.writeAttribute("tests", Integer.toString(report.results().size() + broken));
    xml.writeAttribute("failures", Long.toString(failed));
    xml.writeAttribute("errors", Integer.toString(broken));
    if (broken > 0) {
      xml.writeStartElement("testcase");
      xml.writeAttribute("classname", report.file());
      xml.writeAttribute("name", "the file can be read");
      element("error", String.join("\n", report.problems()), xml);
      xml.writeEndElement();
    }
    for (RuleTestReport.Result result : report.results()) {
      xml.writeStartElement("testcase");
      xml.writeAttribute("classname", report.file());
      xml.writeAttribute("name", valid(result.name()));
      for (RuleTestFailure failure : result.failures()) {
        element("failure", failure.toString(), xml);
      }
      xml.writeEndElement();
    }
    xml.writeEndElement();
  }

  private static void element(String name, String text, XMLStreamWriter xml)
      throws XMLStreamException {
    xml.writeStartElement(name);
    xml.writeAttribute("message", valid(text.lines().findFirst().orElse("")));
    xml.writeCharacters(valid(text));
    xml.writeEndElement();
  }

  /** XML has no way to write most control characters. */
  private static String valid(String text) {
    return text.replaceAll("[\\p{Cntrl}&&[^\\n\\t]]", "?");
  }
}
