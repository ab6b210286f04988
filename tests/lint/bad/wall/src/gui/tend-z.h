/* SPDX-License-Identifier: GPL-3.0-or-later
 * An example of what the linter refuses. */
#pragma once
