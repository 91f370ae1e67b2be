/**
 * The commands of {@code deploy/local}: up, down and token. Start with {@link org.borderexchange.local.Launcher}.
 */
@NullMarked
package org.borderexchange.local;

import org.jspecify.annotations.NullMarked;
