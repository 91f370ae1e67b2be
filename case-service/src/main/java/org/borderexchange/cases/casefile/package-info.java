/**
 * Cases and joint operations as countries were told of them: who sees what, how they came to be, and what a case looked like at an earlier
 * time. Nothing is decided here. Start with {@link org.borderexchange.cases.casefile.CaseReader}.
 */
@NullMarked
package org.borderexchange.cases.casefile;

import org.jspecify.annotations.NullMarked;
