/** An example for national systems: the one class {@link org.borderexchange.examples.GroupReader}. */
@NullMarked
package org.borderexchange.examples;

import org.jspecify.annotations.NullMarked;
