package org.borderexchange.gateway.receipt;

import static org.borderexchange.gateway.alert.Examples.RS;

class InMemoryReceiptsTest implements ReceiptsContract {

    private final Receipts receipts = new InMemoryReceipts(RS);

    @Override
    public Receipts receipts() {
        return receipts;
    }
}
