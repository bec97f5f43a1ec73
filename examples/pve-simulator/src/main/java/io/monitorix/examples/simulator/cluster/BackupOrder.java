package io.monitorix.examples.simulator.cluster;

/**
 * How a backup is to be made.
 *
 * @param storage where it goes
 * @param mode {@code snapshot}, {@code suspend} or {@code stop}
 * @param notes in which <code>{{guestname}}</code> stands for the guest's name; may be empty
 * @param keep whether it is to be protected
 * @param prune whether older ones go, as the storage says
 */
public record BackupOrder(
    StorageSpec storage, String mode, String notes, boolean keep, boolean prune) {}
