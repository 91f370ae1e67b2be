package org.borderexchange.local.stack;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;

/** Work done at the same time. */
final class Together {

    /**
     * Returns when all is done, or has failed.
     *
     * @param abandon called at the first failure, to make the others fail soon
     * @throws RuntimeException the first failure
     */
    static void run(List<Runnable> tasks, Runnable abandon) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var firstFailure = new CompletableFuture<Void>();
            var running = tasks.stream()
                    .map(task -> CompletableFuture.runAsync(task, threads).whenComplete((nothing, failure) -> {
                        if (failure != null && firstFailure.completeExceptionally(failure)) {
                            abandon.run();
                        }
                    }))
                    .toArray(CompletableFuture<?>[]::new);
            CompletableFuture.allOf(running).handle((nothing, failure) -> firstFailure.complete(null));
            firstFailure.join();
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof RuntimeException cause ? cause : failed;
        }
    }

    private Together() {}
}
