import pytest

from services.domain.permissions import Account, Act, Role, may, permit
from services.errors import NotAllowed

# One column a role: officer, volunteer, supervisor, administrator, accountant.
TABLE = """
receive           yes  -    yes  yes  -
read_register     yes  -    yes  yes  yes
print             yes  -    yes  yes  -
return_result     yes  -    yes  yes  -
void_number       -    -    yes  yes  -
read_queue        yes  -    yes  yes  -
change_queue      yes  -    yes  yes  -
export_queue      -    -    yes  yes  -
read_daily_log    yes  -    yes  yes  yes
export_daily_log  -    -    yes  yes  yes
read_catalogue    yes  yes  yes  yes  yes
change_catalogue  -    -    yes  yes  -
ask_beyond        -    -    yes  yes  -
change_dossier    yes  -    yes  yes  -
correct           yes  -    yes  yes  -
undo              yes  -    yes  yes  -
join              yes  -    yes  yes  -
extend            -    -    yes  yes  -
reroute           -    -    yes  yes  -
read_accounts     -    -    yes  yes  -
change_accounts   -    -    -    yes  -
read_journal      -    -    yes  yes  -
reconcile         -    -    yes  yes  -
back_up           -    -    yes  yes  -
"""
ROLES = (Role.OFFICER, Role.VOLUNTEER, Role.SUPERVISOR, Role.ADMINISTRATOR, Role.ACCOUNTANT)
ROWS = [line.split() for line in TABLE.strip().splitlines()]
CELLS = [(role, Act(act), cell == "yes") for act, *cells in ROWS for role, cell in zip(ROLES, cells, strict=True)]


def test_the_table_names_every_role_and_every_act_once():
    assert {(role, act) for role, act, _ in CELLS} == {(role, act) for role in Role for act in Act}
    assert len(CELLS) == len(Role) * len(Act)


@pytest.mark.parametrize(("role", "act", "allowed"), CELLS)
def test_a_role_may_do_what_the_table_says(role, act, allowed):
    assert may(Account("lan", role, "Nguyễn Thị Lan"), act) is allowed


def test_a_forbidden_act_is_refused_by_name_and_an_allowed_one_passes():
    volunteer = Account("lan", Role.VOLUNTEER, "Nguyễn Thị Lan")

    permit(volunteer, Act.READ_CATALOGUE)
    with pytest.raises(NotAllowed) as refused:
        permit(volunteer, Act.RECEIVE)

    assert refused.value.what == "receive"
