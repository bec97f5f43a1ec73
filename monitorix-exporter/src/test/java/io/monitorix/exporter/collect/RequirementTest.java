package io.monitorix.exporter.collect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RequirementTest {

  private static final Privilege LOOK = new Privilege("/nodes/{node}", "Look");
  private static final Privilege OLD = new Privilege("/nodes/{node}", "Old");
  private static final Privilege NEW = new Privilege("/nodes/{node}", "New");
  private static final Subject NODE = new Subject.Node("n1");

  private static Privilege onNode(String name) {
    return new Privilege("/nodes/n1", name);
  }

  private static List<Privilege> missing(Requirement requirement, String... held) {
    return requirement.missing(NODE, privilege -> Set.of(held).contains(privilege.name()));
  }

  @Test
  void oneAlternativeThatIsHeldWholeIsEnough() {
    Requirement either = Requirement.NONE.or(LOOK, NEW).or(LOOK, OLD);
    assertThat(missing(either, "Look", "Old")).isEmpty();
    assertThat(missing(either, "Look", "New")).isEmpty();
    assertThat(missing(Requirement.NONE)).isEmpty();
  }

  @Test
  void whereOneOfSeveralWouldDoTheyAreNamedTogether() {
    Requirement either = Requirement.NONE.or(LOOK, NEW).or(LOOK, OLD);
    assertThat(missing(either, "Look")).containsExactly(onNode("New|Old"));
    assertThat(missing(either, "New")).containsExactly(onNode("Look"));
  }

  @Test
  void whereAlternativesHaveLittleInCommonTheFirstIsNamed() {
    Requirement either = Requirement.NONE.or(LOOK, NEW).or(new Privilege("/storage", "Allocate"));
    assertThat(missing(either)).containsExactly(onNode("Look"), onNode("New"));
    assertThat(missing(either, "Look")).containsExactly(onNode("New"));
  }
}
