package io.monitorix.client;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(
    packages = "io.monitorix.client",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  private static final String HTTP_CLIENT = ClientSettings.class.getName() + ".httpClient()";

  @ArchTest
  static final ArchRule packagesAreFreeOfCycles =
      slices().matching("io.monitorix.(**)").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule noOtherModuleOfOursIsUsed =
      noClasses()
          .should()
          .dependOnClassesThat(
              DescribedPredicate.describe(
                  "belong to another module of ours",
                  (JavaClass used) ->
                      used.getPackageName().startsWith("io.monitorix.")
                          && !used.getPackageName().startsWith("io.monitorix.client")));

  @ArchTest
  static final ArchRule theTransportKnowsNoEndpoint =
      noClasses()
          .that()
          .resideInAPackage("io.monitorix.client.internal..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.monitorix.client.pve..", "io.monitorix.client.pbs..");

  @ArchTest
  static final ArchRule theClientsOfTheProductsKnowNothingOfEachOther =
      slices().matching("io.monitorix.client.(pve|pbs)..").should().notDependOnEachOther();

  @ArchTest
  static final ArchRule theModelKnowsNoTransport =
      noClasses()
          .that()
          .resideInAnyPackage("io.monitorix.client.pve.model..", "io.monitorix.client.pbs.model..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.monitorix.client.internal..", "okhttp3..");

  @ArchTest
  static final ArchRule publicMethodsReturnTypesOfOursOrTheJdk =
      methods()
          .that()
          .arePublic()
          .and()
          .areDeclaredInClassesThat()
          .arePublic()
          .and()
          .areDeclaredInClassesThat()
          .resideOutsideOfPackage("io.monitorix.client.internal..")
          .and(
              DescribedPredicate.describe(
                  "do not hand on the application's own HTTP client",
                  method -> !method.getFullName().equals(HTTP_CLIENT)))
          .should()
          .notHaveRawReturnType(
              DescribedPredicate.describe(
                  "of a library",
                  (JavaClass type) ->
                      type.getPackageName().startsWith("okhttp3")
                          || type.getPackageName().startsWith("com.squareup")
                          || type.getPackageName().startsWith("okio")));
}
