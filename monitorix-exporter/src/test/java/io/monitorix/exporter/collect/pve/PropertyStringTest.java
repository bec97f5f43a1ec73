package io.monitorix.exporter.collect.pve;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PropertyStringTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "none",
      value = {
        "1                             | enabled | 1",
        "enabled=1,fstrim_cloned_disks=1 | enabled | 1",
        "1,type=virtio                 | enabled | 1",
        "type=virtio,1                 | enabled | 1",
        "enabled=0,type=isa            | enabled | 0",
        "type=virtio                   | enabled | none",
        "''                            | enabled | none",
        "none                          | enabled | none",
        "host,flags=+aes;-pcid         | cputype | host",
        "cputype=x86-64-v2-AES         | cputype | x86-64-v2-AES",
        "q35,viommu=intel              | type    | q35",
        "type=pc-i440fx-9.0            | type    | pc-i440fx-9.0",
      })
  void aKeyIsFoundWhereverItStandsAndTheDefaultOneWithoutItsName(
      String text, String key, String value) {
    assertThat(PropertyString.get(text, key, true)).isEqualTo(value);
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "none",
      value = {"1,true", "on,true", "yes,true", "true,true", "0,false", "off,false", "none,false"})
  void proxmoxHasManyWordsForYes(String value, boolean yes) {
    assertThat(PropertyString.isTrue(value)).isEqualTo(yes);
  }
}
