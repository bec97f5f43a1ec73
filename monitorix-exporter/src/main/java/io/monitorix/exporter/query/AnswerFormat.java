package io.monitorix.exporter.query;

import io.monitorix.alerts.remote.query.Answer;
import java.io.PrintWriter;

/** How an answer is written. */
@FunctionalInterface
public interface AnswerFormat {

  /** Writes all of it. */
  void write(Answer answer, PrintWriter out);
}
