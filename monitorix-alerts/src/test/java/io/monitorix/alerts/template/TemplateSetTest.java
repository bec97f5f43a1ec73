package io.monitorix.alerts.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.monitorix.alerts.labels.Labels;
import io.monitorix.alerts.template.error.TemplateParseException;
import io.monitorix.alerts.template.exec.Options;
import io.monitorix.alerts.template.functions.Functions;
import io.monitorix.alerts.template.value.Limits;
import io.monitorix.alerts.template.value.Type;
import io.monitorix.alerts.template.value.Value;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TemplateSetTest {

  @Test
  void textsIncludeWhatFilesDefine() {
    TemplateSet set =
        Fixtures.notifications()
            .with("a.tmpl", "{{ define \"subject\" }}[{{ .Status }}]{{ end }}")
            .with("b.tmpl", "{{ define \"body\" }}{{ template \"subject\" . }}!{{ end }}");
    assertThat(set.expand("{{ template \"body\" . }}", Fixtures.notification().asValue()))
        .isEqualTo("[firing]!");
    assertThat(set.names()).contains("subject", "body", "a.tmpl");
  }

  @Test
  void aLaterFileReplacesTheTemplatesOfAnEarlierOne() {
    TemplateSet set =
        Fixtures.notifications()
            .with("default.tmpl", "{{ define \"x\" }}1{{ end }}")
            .with("own.tmpl", "{{ define \"x\" }}2{{ end }}");
    assertThat(set.expand("{{ template \"x\" . }}", Value.NOTHING)).isEqualTo("2");
  }

  @Test
  void anErrorNamesItsFile() {
    assertThatThrownBy(() -> Fixtures.notifications().with("own.tmpl", "x\n{{ end }}"))
        .isInstanceOf(TemplateParseException.class)
        .hasMessageStartingWith("template: own.tmpl:2: ");
    TemplateSet set =
        Fixtures.notifications().with("own.tmpl", "{{ define \"x\" }}\n{{ .A.B }}{{ end }}");
    assertThatThrownBy(
            () -> set.expand("{{ template \"x\" . }}", Fixtures.notification().asValue()))
        .hasMessage(
            "template: own.tmpl:2:5: executing \"x\" at <.A.B>:"
                + " can't evaluate field A in type *template.Data");
  }

  @Test
  void htmlIsEscapedOnce() {
    String text =
        "<b>{{ .Receiver }}</b> {{ .Receiver | html }} {{ .Receiver | safeHtml }}"
            + " <a title=\"{{ (index .Alerts 0).Annotations.summary }}\">";
    assertThat(Fixtures.notifications().expandHtml(text, Fixtures.notification().asValue()))
        .isEqualTo(
            "<b>team&lt;a&gt;</b> team&lt;a&gt; team<a> <a title=\"it&#39;s &lt;down&gt;\">");
  }

  @Test
  void missingEntriesAreNoValueInGoAndNothingInAlertmanager() {
    String text = "{{ .a.missing }}";
    Value data = new Value.Entries(Type.ANY_MAP, Map.of("a", Value.of(Labels.of("x", "y"))));
    Template template = Template.parse("t", text, Functions.go());
    assertThat(template.expand(data, Functions.go(), Options.PLAIN, Limits.DEFAULTS))
        .isEqualTo("<no value>");
    assertThat(template.expand(data, Functions.go(), Options.TEXT, Limits.DEFAULTS)).isEmpty();
  }
}
