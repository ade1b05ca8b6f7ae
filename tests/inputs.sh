# shellcheck shell=bash
# SPDX-License-Identifier: MIT
#
# $case_forms: the endings of every form that is read, and $case_inputs: the
# inputs among the cases, of each form in turn. $cases says where they are.

# shellcheck disable=SC2034 # whoever sources this reads it
case_forms=(txt md html mhtml docx odt fodt rtf epub)
case_inputs=()
for case_form in "${case_forms[@]}"; do
    case_inputs+=("$cases"/*."$case_form")
done
unset case_form
