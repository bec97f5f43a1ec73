package io.monitorix.alerts.store.database;

import java.sql.SQLException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.transaction.DelegatingTransactionHandler;
import org.jdbi.v3.core.transaction.LocalTransactionHandler;
import org.jdbi.v3.core.transaction.TransactionHandler;

/** Transactions that begin with a look at the fence, whoever runs them. */
final class FencedTransactions extends DelegatingTransactionHandler {

  private final Fence fence;

  private FencedTransactions(TransactionHandler transactions, Fence fence) {
    super(transactions);
    this.fence = fence;
  }

  static TransactionHandler behind(Fence fence) {
    return new FencedTransactions(LocalTransactionHandler.binding(), fence);
  }

  @Override
  public TransactionHandler specialize(Handle handle) throws SQLException {
    return new FencedTransactions(getDelegate().specialize(handle), fence);
  }

  /** Called by all that runs transactions, too. */
  @Override
  public void begin(Handle handle) {
    super.begin(handle);
    try {
      fence.check(handle.getConnection());
    } catch (SQLException e) {
      DatabaseException failure =
          new DatabaseException(
              "the database cannot be asked who leads: " + DatabaseException.reason(e), e);
      rollBack(handle, failure);
      throw failure;
    } catch (RuntimeException e) {
      rollBack(handle, e);
      throw e;
    }
  }

  private void rollBack(Handle handle, RuntimeException reason) {
    try {
      super.rollback(handle);
    } catch (RuntimeException e) {
      reason.addSuppressed(e);
    }
  }
}
