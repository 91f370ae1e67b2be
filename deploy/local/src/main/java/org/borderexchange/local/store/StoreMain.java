package org.borderexchange.local.store;

import java.nio.file.Path;
import java.util.Arrays;

/**
 * Runs a {@link DurableStore} as a process of its own until it is told to end:
 * {@code StoreMain <file> <port> [--no-sync]}. Without sync, acknowledged writes survive a kill but not a power cut.
 */
public final class StoreMain {

    private StoreMain() {}

    public static void main(String[] arguments) {
        var file = Path.of(arguments[0]);
        var port = Integer.parseInt(arguments[1]);
        var durability =
                Arrays.asList(arguments).contains("--no-sync") ? Durability.PROCESS_KILL : Durability.POWER_CUT;
        var store = DurableStore.open(file, port, durability);
        Runtime.getRuntime().addShutdownHook(new Thread(store::close, "store-close"));
        System.out.println("Store ready at " + store.connectionString("")); // whoever started this process waits for it
    }
}
