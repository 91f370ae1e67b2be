/** What operators ask and command, without content. Start with {@link org.borderexchange.cases.operations.DeadLetterReplay}. */
@NullMarked
package org.borderexchange.cases.operations;

import org.jspecify.annotations.NullMarked;
