"""The words of the table of powers: each power, its heading, and on what it works."""

from casebook.law.powers import Group, On, Power
from casebook.law.words_journal import Words

POWER_WORDS: Words = {
    Power.OPEN: ("Đăng nhập", "Sign in"),
    Power.SEE_DESK: ("Xem bàn làm việc", "See the desk"),
    Power.LOG_VISITS: ("Ghi lượt tiếp", "Log visits"),
    Power.SEE_BOOK: ("Xem sổ tiếp công dân", "See the reception book"),
    Power.HOLD_SESSIONS: ("Mở buổi tiếp công dân", "Hold sessions"),
    Power.PLAN_RECEPTION: ("Lập lịch tiếp công dân", "Plan the reception"),
    Power.REFUSE_RECEPTION: ("Từ chối tiếp công dân", "Refuse to receive"),
    Power.SEE_SEALED_BOOK: ("Xem sổ niêm phong", "See the sealed book"),
    Power.WRITE_SEALED_BOOK: ("Ghi sổ niêm phong", "Write the sealed book"),
    Power.REGISTER_CASES: ("Đăng ký vụ việc", "Register cases"),
    Power.SEE_UNIT_CASES: ("Xem vụ việc của đơn vị", "See the unit's cases"),
    Power.SEE_ASSIGNED_CASES: ("Xem vụ việc được giao", "See assigned cases"),
    Power.SEE_DEMOCRACY_CASES: (
        "Xem hồ sơ đã che để giám sát",
        "See redacted files for supervision",
    ),
    Power.SEE_SUBORDINATE_CASES: ("Xem vụ việc cấp dưới", "See the cases of units below"),
    Power.ASSIGN_CASES: ("Giao xử lý vụ việc", "Assign cases"),
    Power.WORK_ON_CASES: ("Xử lý vụ việc", "Work on cases"),
    Power.RESOLVE_CASES: ("Quyết định trong vụ việc", "Resolve cases"),
    Power.ROUTE_LETTERS: ("Hướng dẫn, chuyển, trả, lưu đơn", "Route letters"),
    Power.CORRECT_EVENTS: ("Đính chính sự kiện", "Correct events"),
    Power.IMPORT_BOOK: ("Nhập sổ từ Excel", "Import a book from Excel"),
    Power.MANAGE_PEOPLE: ("Quản lý người dùng", "Manage people"),
    Power.MANAGE_UNIT: ("Quản lý đơn vị", "Manage the unit"),
    Power.PROPOSE_CALENDAR_DAYS: ("Đề xuất ngày nghỉ, làm bù", "Propose calendar days"),
    Power.CONFIRM_CALENDAR_DAYS: ("Xác nhận ngày nghỉ, làm bù", "Confirm calendar days"),
    Power.HAND_OVER: ("Bàn giao công việc", "Hand over work"),
    Power.SEE_DENUNCIATIONS: ("Xem hồ sơ tố cáo (bí danh)", "See denunciations (by pseudonym)"),
    Power.CHASE_CASES: ("Đôn đốc giải quyết", "Chase late matters"),
    Power.KEEP_DEMOCRACY: ("Theo dõi công khai, dân chủ cơ sở", "Keep disclosure and grassroots democracy"),
    Power.CHANGE_RULES: ("Sửa quy định chưa chắc chắn", "Change uncertain rules"),
    Power.SEE_AUDIT: ("Xem nhật ký kiểm tra", "See the audit"),
    Power.KEEP_HELD_REGISTER: (
        "Giữ sổ tố cáo người đứng đầu, cấp phó của đơn vị cấp dưới",
        "Keep the register of denunciations of heads and deputies of units below",
    ),
    Power.DECLARE_CONFLICT: ("Ghi người có xung đột lợi ích", "Declare a conflict of interest"),
    Power.REQUEST_IDENTITY: ("Đề nghị mở danh tính", "Ask to open an identity"),
    Power.APPROVE_IDENTITY: ("Duyệt việc mở danh tính", "Approve opening an identity"),
    Power.LEND_APPROVER: ("Cử người duyệt cho đơn vị cấp dưới", "Lend an approver to a unit below"),
    Power.CHOOSE_IDENTITY_MODE: (
        "Chọn nơi giữ danh tính người tố cáo",
        "Choose where the identity of denouncers is kept",
    ),
    Power.DECIDE_DESTRUCTION: (
        "Quyết định tiêu hủy đơn đã hết hạn lưu",
        "Destroy letters filed away",
    ),
    Power.CONFIRM_NEW_DEVICE: ("Xác nhận thay thiết bị xác thực", "Confirm a new device"),
}

RIGHT_WORDS: Words = {
    Group.EVERYDAY: ("Mọi người", "Everybody"),
    Group.RECEPTION: ("Tiếp công dân", "Citizen reception"),
    Group.CASES: ("Vụ việc", "Cases"),
    Group.SECRECY: ("Tố cáo và bí mật", "Denunciations and secrecy"),
    Group.OVERSIGHT: ("Giám sát, cấp trên", "Oversight and the office above"),
    Group.HOUSE: ("Tài khoản, đơn vị, quy định", "Accounts, unit, rules"),
    On.SELF: ("Của chính mình", "One's own"),
    On.UNIT: ("Trong đơn vị mình giữ vai trò", "In the unit where the role is held"),
    On.SEEN: ("Vụ việc mình được xem", "Cases one may see"),
    On.OPEN_CASES: ("Vụ việc của đơn vị, trừ tố cáo", "The unit's cases, no denunciation"),
    On.ASSIGNED: ("Vụ việc được giao cho mình", "Cases given to oneself"),
    On.DEMOCRACY: (
        "Vụ việc về dân chủ cơ sở, đã che họ tên; trừ tố cáo",
        "Cases about grassroots democracy, without names; no denunciation",
    ),
    On.BELOW: ("Đơn vị trực thuộc, trừ tố cáo", "Units directly below, no denunciation"),
    On.UNITS_BELOW: ("Đơn vị trực thuộc", "Units directly below"),
    On.OWN_ROLE: (
        "Tố cáo của đơn vị; chỉ chính người giữ vai trò, không phải người thay",
        "The unit's denunciations; only whoever holds the role, nobody standing in",
    ),
    On.HELD: (
        "Tố cáo người đứng đầu, cấp phó của đơn vị trực thuộc",
        "Denunciations of heads and deputies of units below",
    ),
    On.ASKED_BY_ANOTHER: ("Việc do người khác đề nghị", "What another person asked for"),
    On.TOPMOST: ("Ở đơn vị cao nhất, cho mọi đơn vị", "In the topmost unit, for all units"),
    On.EVERYWHERE: ("Chung cho mọi đơn vị", "The same for all units"),
}
