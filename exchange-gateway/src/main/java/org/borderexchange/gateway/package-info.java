/** A country's gateway: what its officers say leaves it as signed events, what others say reaches its desks. Start with the feature {@code alert}. */
@NullMarked
package org.borderexchange.gateway;

import org.jspecify.annotations.NullMarked;
