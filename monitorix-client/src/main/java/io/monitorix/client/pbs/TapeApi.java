package io.monitorix.client.pbs;

import io.monitorix.client.Call;
import io.monitorix.client.internal.Endpoint;
import io.monitorix.client.internal.Transport;
import io.monitorix.client.pbs.model.MediaPool;
import io.monitorix.client.pbs.model.MediaSet;
import io.monitorix.client.pbs.model.TapeBackupJob;
import io.monitorix.client.pbs.model.TapeChanger;
import io.monitorix.client.pbs.model.TapeDrive;
import io.monitorix.client.pbs.model.TapeDriveStatus;
import io.monitorix.client.pbs.model.TapeMedium;
import io.monitorix.client.pbs.model.TapeSlot;
import java.util.List;

/**
 * {@code /tape}: drives, libraries and tapes. Where there is no tape the lists are empty.
 * Thread-safe.
 */
public final class TapeApi {

  private final Transport transport;
  private final Answers answers;

  TapeApi(Transport transport, Answers answers) {
    this.transport = transport;
    this.answers = answers;
  }

  /**
   * {@code GET /tape/drive}. Lists those on which the caller has {@code Tape.Audit} ({@code
   * /tape/drive/{name}}).
   */
  public Call<List<TapeDrive>> drives() {
    return transport.get(Endpoint.of("/tape/drive"), answers.list(TapeDrive.class));
  }

  /**
   * {@code GET /tape/drive?query-activity=1}: {@link #drives()}, with what they are doing, for
   * which each drive is asked (since version 3.2; {@link io.monitorix.client.ParameterException}
   * before).
   */
  public Call<List<TapeDrive>> drivesWithActivity() {
    return transport.get(
        Endpoint.of("/tape/drive").with("query-activity", "1"), answers.list(TapeDrive.class));
  }

  /**
   * {@code GET /tape/drive/{drive}/status}: a drive and the tape in it. Needs {@code Tape.Audit} on
   * {@code /tape/device/{drive}}; {@link io.monitorix.client.ParameterException} where the drive is
   * in use or does not answer.
   */
  public Call<TapeDriveStatus> driveStatus(String drive) {
    return transport.get(
        Endpoint.of("/tape/drive/{drive}/status", drive), answers.one(TapeDriveStatus.class));
  }

  /**
   * {@code GET /tape/changer}: the libraries. Lists those on which the caller has {@code
   * Tape.Audit} ({@code /tape/changer/{name}}).
   */
  public Call<List<TapeChanger>> changers() {
    return transport.get(Endpoint.of("/tape/changer"), answers.list(TapeChanger.class));
  }

  /**
   * {@code GET /tape/changer/{name}/status?cache=…}: what is where in a library. Needs {@code
   * Tape.Audit} on {@code /tape/device/{name}}.
   *
   * @param cached as it was when the library was last asked; else it is asked now, which takes long
   */
  public Call<List<TapeSlot>> changerStatus(String name, boolean cached) {
    return transport.get(
        Endpoint.of("/tape/changer/{name}/status", name).with("cache", cached ? "1" : "0"),
        answers.list(TapeSlot.class));
  }

  /**
   * {@code GET /tape/media/list?update-status=…}: the tapes. Lists those on whose pool the caller
   * has {@code Tape.Audit} ({@code /tape/pool/{name}}).
   *
   * @param updateStatus whether the libraries are asked first, which takes long, what tapes are in
   *     them
   */
  public Call<List<TapeMedium>> media(boolean updateStatus) {
    return transport.get(
        Endpoint.of("/tape/media/list").with("update-status", updateStatus ? "1" : "0"),
        answers.list(TapeMedium.class));
  }

  /**
   * {@code GET /tape/media/list?pool=…}: {@link #media(boolean)} of one pool.
   *
   * @param pool the name of the pool
   */
  public Call<List<TapeMedium>> media(String pool, boolean updateStatus) {
    return transport.get(
        Endpoint.of("/tape/media/list")
            .with("pool", pool)
            .with("update-status", updateStatus ? "1" : "0"),
        answers.list(TapeMedium.class));
  }

  /**
   * {@code GET /tape/media/media-sets}. Lists those on whose pool the caller has {@code Tape.Audit}
   * ({@code /tape/pool/{name}}).
   */
  public Call<List<MediaSet>> mediaSets() {
    return transport.get(Endpoint.of("/tape/media/media-sets"), answers.list(MediaSet.class));
  }

  /**
   * {@code GET /config/media-pool}. Lists those on which the caller has {@code Tape.Audit} ({@code
   * /tape/pool/{name}}).
   */
  public Call<List<MediaPool>> pools() {
    return transport.get(Endpoint.of("/config/media-pool"), answers.list(MediaPool.class));
  }

  /**
   * {@code GET /tape/backup}: jobs that copy backups to tape, and how they fare. Lists those on
   * which the caller has {@code Tape.Audit} ({@code /tape/job/{id}}).
   */
  public Call<List<TapeBackupJob>> backupJobs() {
    return transport.get(Endpoint.of("/tape/backup"), answers.list(TapeBackupJob.class));
  }

  /** {@code GET /config/tape-backup-job}: {@link #backupJobs()} without how they fare. */
  public Call<List<TapeBackupJob>> backupJobConfigs() {
    return transport.get(Endpoint.of("/config/tape-backup-job"), answers.list(TapeBackupJob.class));
  }
}
