package io.monitorix.exporter.metric;

import java.util.function.Consumer;

/** Decides which samples of a target are exposed, and how. */
@FunctionalInterface
public interface SampleFilter {

  /** Lets everything through. */
  SampleFilter NONE = (out, samples) -> samples.accept(out);

  /**
   * Passes on what is wanted of a round of samples.
   *
   * @param out takes what is left
   * @param samples adds all samples of the target to the sink that it is given
   */
  void pass(SampleSink out, Consumer<SampleSink> samples);
}
