"""The words of the audit: what was done, and to what; and what the page of the audit never tells of."""

from casebook.law.vocabulary import EventType
from casebook.law.words import word

Words = tuple[str, str]

_SHOWN: dict[str, Words] = {
    "absence.recorded": ("Ghi vắng mặt và người thay", "Recorded an absence and who stands in"),
    "absence.ended": ("Kết thúc vắng mặt", "Ended an absence"),
    "audit.read": ("Xem nhật ký kiểm tra", "Read the audit"),
    "book.import_tried": ("Kiểm tra sổ tiếp công dân từ Excel", "Checked a reception book from Excel"),
    "book.imported": ("Nhập sổ tiếp công dân từ Excel", "Took over a reception book from Excel"),
    "case.recount_left": ("Tính lại hạn: không tính được", "Recount: could not be counted"),
    "case.recounted": ("Tính lại hạn: có ngày thay đổi", "Recount: days moved"),
    "case.sent_onwards": ("Chuyển hồ sơ sang đơn vị khác", "Sent a case on to another unit"),
    "case.file_taken": ("Xuất toàn bộ hồ sơ", "Took the whole file of a case"),
    "case.tied": ("Nối hai hồ sơ", "Tied two cases"),
    "commitment.broken": ("Ghi cam kết không thực hiện được", "Recorded that a commitment was not kept"),
    "commitment.handed_over": ("Giao cam kết cho người khác", "Gave a commitment to another owner"),
    "commitment.kept": ("Ghi cam kết đã thực hiện", "Recorded that a commitment was kept"),
    "commitment.made": ("Ghi cam kết", "Recorded a commitment"),
    "commitment.noted": ("Ghi tiến độ cam kết", "Noted how a commitment goes on"),
    "commitment.replaced": ("Thay cam kết bằng cam kết khác", "Replaced a commitment by another"),
    "destruction.decided": ("Quyết định tiêu hủy đơn lưu", "Decided to destroy letters filed away"),
    "device.begun": ("Bắt đầu đăng ký thiết bị xác thực", "Began to enrol a device"),
    "device.enrolled": ("Đăng ký thiết bị xác thực", "Enrolled a device"),
    "device.new_recovery_codes": ("Tạo mã dự phòng mới", "Drew new codes on paper"),
    "device.replacement_asked": ("Yêu cầu thay thiết bị", "Asked to replace a device"),
    "device.replacement_confirmed": ("Xác nhận thay thiết bị", "Confirmed the replacement of a device"),
    "device.replacement_dropped": ("Bỏ yêu cầu thay thiết bị", "Dropped the replacement of a device"),
    "everyday.child_reported": ("Báo tin trẻ có nguy cơ", "Reported a child at risk"),
    "everyday.noted": ("Ghi trao đổi thường ngày", "Noted an everyday exchange"),
    "incoming.recalled": ("Rút lại hồ sơ đã chuyển", "Took back a matter sent on"),
    "incoming.refused": ("Trả lại hồ sơ chuyển đến", "Sent a matter back"),
    "incoming.taken_in": ("Nhận hồ sơ chuyển đến", "Took in a matter sent here"),
    "incoming.waiting": ("Hồ sơ chuyển đến chờ nhận", "A matter sent here waits"),
    "page.refused": ("Mở trang không được phép hoặc không có", "Asked for a page refused or not there"),
    "paper.handed_out": ("In hoặc tải giấy tờ, sổ", "Printed or downloaded a paper or the book"),
    "person.activated": ("Kích hoạt tài khoản", "Activated an account"),
    "person.activation_issued": ("Cấp liên kết kích hoạt", "Issued an activation link"),
    "person.added": ("Thêm tài khoản", "Added an account"),
    "person.changed": ("Sửa thông tin tài khoản", "Changed an account"),
    "person.disabled": ("Khóa tài khoản", "Closed an account"),
    "person.enabled": ("Mở lại tài khoản", "Opened an account again"),
    "person.password_changed": ("Đổi mật khẩu", "Changed the password"),
    "reception.closed": ("Ghi ngày nghỉ của đơn vị", "Recorded days the unit is closed"),
    "reception.closure_withdrawn": ("Bỏ ngày nghỉ của đơn vị", "Withdrew days the unit is closed"),
    "reception.day_postponed": ("Hoãn ngày tiếp của người đứng đầu", "Postponed a day of the head"),
    "reception.day_removed": ("Bỏ ngày tiếp đã định", "Removed a planned day"),
    "reception.days_planned": ("Lên lịch ngày tiếp", "Planned reception days"),
    "reception.hours_ended": ("Dừng giờ tiếp thường xuyên", "Ended regular hours"),
    "reception.hours_set": ("Đặt giờ tiếp thường xuyên", "Set regular hours"),
    "reception.nobody_came": ("Lập biên bản không có công dân đến", "Made minutes that nobody came"),
    "reception.rules_posted": ("Niêm yết nội quy", "Posted the reception rules"),
    "reception.schedule_posted": ("Niêm yết lịch tiếp", "Posted the schedule"),
    "reception.session_concluded": ("Ghi kết luận buổi tiếp", "Recorded the conclusion of a session"),
    "reception.session_ended": ("Kết thúc buổi tiếp", "Ended a session"),
    "reception.session_opened": ("Mở buổi tiếp", "Opened a session"),
    "role.ended": ("Kết thúc vai trò", "Ended a role"),
    "role.given": ("Giao vai trò", "Gave a role"),
    "unit.added": ("Thêm đơn vị", "Added a unit"),
    "unit.changed": ("Sửa thông tin đơn vị", "Changed a unit"),
    "unit.competence_named": ("Ghi cơ quan có thẩm quyền", "Named a competent body"),
    "visit.appointment_given": ("Hẹn ngày tiếp lại", "Gave an appointment"),
    "visit.companions_named": ("Ghi tên người trong đoàn", "Named the members of a group"),
    "visit.corrected": ("Sửa dòng trong sổ tiếp", "Put a line of the book right"),
    "visit.receipt_given": ("Lập giấy biên nhận", "Gave a receipt"),
    "visit.received": ("Tiếp công dân", "Received a visitor"),
    "visit.refusal_notified": ("Gửi thông báo từ chối tiếp", "Sent the notice of a refusal"),
    "visit.refused": ("Từ chối tiếp", "Refused a visitor"),
    "visit.representatives_chosen": ("Ghi người đại diện của đoàn", "Noted who speaks for a group"),
}  # fmt: skip

# Recorded like the others, and shown to nobody in a unit: what is secret, who is kept out of what, and
# when somebody came and went. What concerns every unit at once stands on pages of its own.
KEPT: dict[str, Words] = {
    "approver.lent": ("Cử người duyệt", "Lent an approver"),
    "approver.revoked": ("Thôi cử người duyệt", "Took an approver back"),
    "audit.anchored": ("Làm mốc nhật ký kiểm tra", "Anchored the audit"),
    "audit.chained": ("Nối chuỗi nhật ký kiểm tra của bản cũ", "Chained the audit of an older version"),
    "calendar.confirmed": ("Xác nhận thay đổi lịch", "Confirmed a change of the calendar"),
    "calendar.proposed": ("Đề xuất thay đổi lịch", "Proposed a change of the calendar"),
    "calendar.refused": ("Từ chối thay đổi lịch", "Refused a change of the calendar"),
    "calendar.withdrawn": ("Rút thay đổi lịch", "Withdrew a change of the calendar"),
    "case.excluded": ("Loại khỏi hồ sơ", "Kept out of a case"),
    "case.let_back": ("Cho trở lại hồ sơ", "Let back into a case"),
    "case.read": ("Xem hồ sơ tố cáo", "Read a denunciation"),
    "case.recorded": ("Ghi vào hồ sơ tố cáo", "Recorded in a denunciation"),
    "case.words_sealed": ("Mã hóa nội dung của bản cũ", "Sealed the words of an older version"),
    "destruction.repeated": ("Tiêu hủy lại sau khôi phục", "Destroyed again after a restore"),
    "envelope.moved": ("Giao nhận phong bì niêm phong", "Moved a sealed envelope"),
    "file.matched": ("Gắn bản quét với bước, văn bản", "Matched a signed scan"),
    "file.kept": ("Lưu tệp", "Kept a file"),
    "file.taken": ("Tải tệp", "Took a file"),
    "file.taken_clean": ("Tải bản tệp đã làm sạch", "Took the cleaned copy of a file"),
    "identity.approved": ("Duyệt mở danh tính", "Approved opening an identity"),
    "identity.asked": ("Đề nghị mở danh tính", "Asked to open an identity"),
    "identity.expired": ("Hết hạn mở danh tính", "Opening an identity expired"),
    "identity.refused": ("Không duyệt mở danh tính", "Refused to open an identity"),
    "identity.sealed": ("Niêm phong danh tính", "Sealed an identity"),
    "identity.shown": ("Đã mở danh tính", "An identity was shown"),
    "identity.withdrawn": ("Rút đề nghị mở danh tính", "Withdrew opening an identity"),
    "installation.devices_required": ("Bắt buộc thiết bị xác thực", "Required devices of everybody"),
    "installation.identity_mode_chosen": ("Chọn cách giữ danh tính", "Chose how identities are kept"),
    "installation.restored": ("Khôi phục từ bản sao lưu", "Restored from a back-up"),
    "installation.sample_made": ("Tạo trường mẫu", "Made the sample school"),
    "installation.set_up": ("Cài đặt ban đầu", "Set up the installation"),
    "installation.setup_link_made": ("Tạo liên kết cài đặt", "Made the set-up link"),
    "office_sign_in_refused": ("Đăng nhập qua cơ quan không thành", "Failed to sign in through the office"),
    "person.browser_signed_out": ("Đăng xuất một trình duyệt", "Signed a browser out"),
    "person.confirmed": ("Xác nhận lại bằng mã", "Confirmed with a code"),
    "person.office_linked": ("Nối với tài khoản cơ quan", "Linked to an account of the office"),
    "person.office_unlinked": ("Gỡ tài khoản cơ quan", "Unlinked from an account of the office"),
    "person.signed_out_everywhere": ("Đăng xuất mọi nơi", "Signed out everywhere"),
    "proof_refused": ("Xác nhận lại không đúng", "Failed to confirm with a code"),
    "rule.confirmed": ("Xác nhận thay đổi quy định", "Confirmed a change of a rule"),
    "rule.proposed": ("Đề xuất thay đổi quy định", "Proposed a change of a rule"),
    "rule.withdrawn": ("Bỏ thay đổi quy định", "Withdrew a change of a rule"),
    "sealed.entered": ("Ghi sổ niêm phong", "Entered the sealed book"),
    "sealed.handed_over": ("Chuyển phong bì niêm phong", "Handed over a sealed envelope"),
    "sealed.read": ("Xem sổ niêm phong", "Read the sealed book"),
    "sign_in_begun": ("Đã đúng mật khẩu, chờ mã", "Password right, code awaited"),
    "sign_in_failed": ("Đăng nhập không thành", "Failed to sign in"),
    "signed_in": ("Đăng nhập", "Signed in"),
    "signed_out": ("Đăng xuất", "Signed out"),
    "vault.recovery_key_confirmed": ("Xác nhận khóa khôi phục", "Confirmed a recovery key"),
    "vault.rewrapped": ("Bọc lại khóa dữ liệu", "Wrapped data keys anew"),
    "vault.rotation_begun": ("Bắt đầu đổi khóa chủ", "Began to change the master key"),
    "vault.rotation_ended": ("Bỏ khóa chủ cũ", "Let go of older master keys"),
}  # fmt: skip

SHOWN: dict[str, Words] = _SHOWN | {
    f"case.{event}": (f"Hồ sơ: {word(event)}", f"Case: {word(event, 'en')}") for event in EventType
}
"""What the page of the audit tells of, where it does not concern something secret."""

OBJECTS: dict[str, Words] = {
    "absence": ("Vắng mặt", "Absence"),
    "audit": ("Nhật ký kiểm tra", "Audit"),
    "book": ("Sổ tiếp công dân", "Reception book"),
    "case": ("Hồ sơ", "Case"),
    "commitment": ("Cam kết", "Commitment"),
    "competent_body": ("Cơ quan có thẩm quyền", "Competent body"),
    "everyday_exchange": ("Trao đổi thường ngày", "Everyday exchange"),
    "import": ("Tệp Excel", "Excel workbook"),
    "incoming_matter": ("Hồ sơ chuyển đến", "Matter sent here"),
    "page": ("Trang", "Page"),
    "paper": ("Giấy tờ", "Paper"),
    "person": ("Tài khoản", "Account"),
    "reception": ("Lịch tiếp", "Reception schedule"),
    "session": ("Buổi tiếp", "Session"),
    "unit": ("Đơn vị", "Unit"),
    "visit": ("Lượt tiếp", "Visit"),
}
"""The kinds of things the page of the audit names; lines about others are not on it."""


def deed_word(deed: str, lang: str = "vi") -> str:
    """Say what was done. KeyError: no deed of this program."""
    return (SHOWN.get(deed) or KEPT[deed])[lang != "vi"]


def object_word(kind: str, lang: str = "vi") -> str:
    """Say what it was done to. KeyError: never shown."""
    return OBJECTS[kind][lang != "vi"]
