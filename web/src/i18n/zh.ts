import type { Words } from './en';

const words: Words = {
  app: { skip: '跳到内容', menu: '菜单', light: '浅色', dark: '深色', signOut: '退出登录', account: '{{name}} 的账户', wide: '展开菜单', narrow: '收起菜单', cancel: '取消', close: '关闭', save: '保存', remove: '删除', saved: '已保存', more: '更多' },
  role: { agent: '坐席', supervisor: '班长', administrator: '管理员', operator: '运维' },
  live: { connecting: '正在连接', live: '实时', lost: '连接已断开' },
  nav: { desk: '工作台', wall: '监控墙', why: '通话', history: '话单', reports: '报表', setup: '设置', start: '快速开始' },
  totp: {
    title: '登录动态验证码', code: '动态验证码', codeHint: '验证器显示的六位数字，或一个恢复码', onHint: '启用验证器应用的动态验证码后，仅知道密码的人无法以您的身份登录。', begin: '开始设置',
    scanHint: '用验证器扫描，或手动输入密钥；密钥仅显示这一次。然后输入验证器显示的验证码。', qr: '验证器二维码', turnOn: '启用', isOn: '今后登录需要动态验证码',
    offHint: '您登录时需要动态验证码。输入一个验证码即可停用，或换一批恢复码。', turnOff: '停用', isOff: '登录不再需要动态验证码', turnOffOf: '停用 {{login}} 的登录动态验证码', password: '再次输入您的密码', left: '还剩 {{count}} 个恢复码。', renew: '换一批恢复码', recovery: '恢复码', recoveryHint: '请将这些恢复码保存在手机以外的地方。每个恢复码可代替验证码登录一次。仅显示这一次；此前的恢复码不再有效。', keptThem: '已保存',
    demanded: '您须启用登录动态验证码。现在完成设置，即可进入控制台。', demandedHint: '您须使用登录动态验证码。输入一个验证码可换一批恢复码；如需更换验证器，请管理员先为您停用。', lostHint: '用于丢失验证器的用户：停用后仅凭密码即可登录。',
  },
  rules: { title: '登录规则', totp: '必须使用登录动态验证码的人员', totpHint: '自下次登录起生效：尚未启用者须先完成设置，否则无法进行其他操作。', operator: '服务器运营者已要求：{{who}}。', nobody: '无', administrators: '管理员', supervisors: '班长和管理员', everybody: '所有人' },
  signIn: { title: '登录', hint: 'Tandem 呼叫中心', login: '登录名', password: '密码', show: '显示或隐藏密码', submit: '登录',
    owesCode: '还差一步：请输入身份验证器显示的动态验证码。',
    provider: {
      button: '使用企业账号登录', unknown: '该企业账号在此没有对应的用户：请联系管理员，为您的电子邮箱建立用户。', cancelled: '您未同意在登录服务上登录。', stale: '登录已超时或链接已使用过，请重试。',
      failed: '登录服务的应答未通过验证，请联系管理员。', unavailable: '登录服务没有应答，请稍后重试，或使用密码登录。', busy: '服务器繁忙，请一分钟后重试。',
    },
  },
  doing: { offline: '未签入', break: '示忙', ringing: '振铃', talking: '通话中', held: '保持中', wrapUp: '话后处理', ready: '空闲', unreachable: '话机离线' },
  reason: { 'sign-in': '刚签入', 'no answer': '未接听', 'page asleep': '页面休眠', 'page closed': '页面已关闭', 'no microphone': '没有麦克风' },
  callState: { routing: '路由中', waiting: '排队', offering: '派发中', ringing: '振铃', talking: '通话中', ending: '结束中' },
  call: { caller: '主叫', dialled: '被叫', state: '状态', agent: '坐席', lasts: '时长', hidden: '号码未显示' },
  wall: {
    queues: '队列', queue: '队列', waiting: '排队人数', longest: '最长等待', level: '服务水平', abandoned: '放弃', answered: '已接', free: '可接', talking: '通话中', readyOf: '空闲 / 已签入',
    calls: '进行中的通话', callList: '进行中的通话', agents: '坐席', search: '搜索', which: '显示哪些坐席', signedIn: '已签入', all: '全部', nobody: '没有坐席', noQueues: '还没有队列', noCalls: '当前没有通话', full: '全屏',
    actions: '操作', why: '为何这样分配', move: '转移', moved: '已转移', moveTitle: '转移 {{caller}}', toQueue: '到队列', toNumber: '或到号码', hangUp: '挂断', hungUp: '已挂断', call: '他的通话', listen: '监听', listening: '您的话机正在振铃：只听不说', whisper: '耳语', whispering: '您的话机正在振铃：只有坐席听到您', barge: '强插', barging: '您的话机正在振铃：各方都能听到您', take: '强接', taking: '您的话机正在振铃：由您接替',
    force: '设置状态', signIn: '签入', ready: '示闲', break: '示忙', signOut: '签出', bySupervisor: '班长设置',
  },
  direction: { in: '呼入', out: '呼出', inbound: '呼入', outbound: '呼出' },
  quality: { good: '良好', fair: '一般：可能丢字', poor: '较差：请检查网络或耳麦' },
  break: { coffee: '小休', lunch: '用餐', training: '培训', meeting: '会议', other: '其他' },
  disposition: { solved: '已解决', callBack: '需回拨', forwarded: '已转交', sold: '已成交', noInterest: '无意向', wrongNumber: '打错' },
  shortcut: { answer: '接听', hangUp: '挂断', hold: '保持', mute: '静音', ready: '示闲', number: '号码' },
  desk: {
    hint: '{{name}}，分机 {{extension}}', noAgent: '您不是坐席：管理员可在“设置 / 用户”中添加。', incoming: '来电', signIn: '签入', signOut: '签出', ready: '示闲', break: '示忙',
    waiting: '等待下一通来电', noCall: '没有通话', fromQueue: '队列 {{queue}}', direct: '拨打 {{dialled}}', connection: '通话质量：', answer: '接听', decline: '拒接', hangUp: '挂断', hold: '保持', unhold: '取回', mute: '静音', unmute: '取消静音', back: '回到客户', customerPage: '客户页面',
    passOn: '转出', how: '方式', transfer: '转接', consult: '先咨询', threeWay: '三方', transferHint: '您立即退出，对方转到那里。', consultHint: '您先与第三方通话，客户听音乐；挂断即把两方接通。', threeWayHint: '再加入一方，互相都能听到。', whom: '转给谁', orNumber: '或号码', waitingThere: '{{count}} 人排队',
    notes: '小结', disposition: '结果', note: '备注', extend: '延长一分钟', finish: '结束话后处理', wrapLeft: '话后处理还剩 {{seconds}} 秒', dial: '拨号', keypad: '按键', number: '号码', earlier: '历史来往', noEarlier: '此号码没有历史通话', notReached: '未接通', myQueues: '我的队列',
  },
  phone: {
    title: '话机', inPage: '使用网页话机', deskHint: '来电在您的桌面话机或软电话上振铃。', off: '关闭', starting: '启动中', ready: '已注册', elsewhere: '在其他标签页', lost: '连接断开', noMicrophone: '没有麦克风', refused: '被拒绝',
    offHint: '已关闭', startingHint: '正在请求麦克风并注册。', readyHint: '来电在此处振铃。', elsewhereHint: '另一个标签页正在使用话机；它关闭后由此页接管。', lostHint: '会自动恢复，期间不会派发来电。', noMicrophoneHint: '请在浏览器中允许或接上麦克风，之后自动恢复；期间不会派发来电。', refusedHint: '服务器未接受注册。',
    settings: '设备与提醒', audioinput: '麦克风', audiooutput: '扬声器', usual: '默认设备', level: '麦克风音量', echo: '说三秒，再听自己的声音', ring: '铃声', notify: '桌面通知', pop: '客户页面', popHint: '网址，其中 {number} 代表号码',
  },
  cause: {
    remote_hang_up: '对方挂断', local_hang_up: '我方结束', busy: '忙', rejected: '拒接', no_answer: '无人接听', not_registered: '话机未注册', congestion: '拥塞', no_such_number: '空号', incompatible: '编码不兼容', peer_lost: '连接丢失', system_failure: '系统故障', internal_error: '内部错误', cancelled: '主叫放弃', transferred: '已转接', server_stops: '服务器停止',
  },
  leaving: { Bridged: '接通', Abandoned: '放弃', Timeout: '等待超时', NoAgent: '无坐席', Key: '按键离开', Failed: '失败' },
  offerResult: { won: '接听', no_answer: '未接听', busy: '忙', rejected: '拒接', not_registered: '话机未注册', cancelled: '撤回', lost_race: '被他人抢先', failed: '失败' },
  candidate: {
    chosen: '被选中', next: '下一个候选', wrap_up: '话后处理中', on_break: '示忙', in_call: '通话中', offered_elsewhere: '正在响另一通', not_registered: '话机未注册', delayed: '拒接后暂缓', lacks_skill: '缺少技能', skipped_for_call: '已拒绝过此通', signed_out: '未签入', logged_out: '未签入', reserved: '已被其他来电占用',
  },
  event: {
    call_started: '{{callerNumber}} 呼叫 {{dialled}}', call_routed: '路由到 {{kind}} {{target}}', call_ended: '结束：{{cause}}', call_scored: '评分 {{score}}', call_noted: '小结：{{disposition}} {{text}}',
    leg_made: '通话腿 {{direction}}：{{party}}', leg_ringing: '振铃', leg_answered: '应答', leg_answerer_judged: '检测结果：{{by}}', leg_bridged: '接通，双方通话', leg_parted: '分开', leg_held: '保持', leg_resumed: '取回', leg_silent: '无声音或恢复声音', leg_ended: '通话腿结束：{{cause}} {{reason}}', leg_prompted: '请求话机自动应答', leg_moved: '来自另一通话', leg_redirected: '转到 {{number}}',
    queue_entered: '在 {{queue}} 排队，第 {{position}} 位', queue_left: '离开 {{queue}}：{{reasonWord}}', queue_position_announced: '播报位置：{{position}}', announcement_played: '播放 {{sound}}',
    offer_made: '派给 {{agent}}（分机 {{extension}}，{{reason}}）', offer_ended: '{{agent}}：{{result}}',
    transfer_started: '转接到 {{target}}', transfer_succeeded: '已转接到 {{target}}', transfer_failed: '转接到 {{target}} 失败', transfer_refused: '转接到 {{target}} 被拒：{{why}}', consult_started: '咨询 {{target}}', consult_answered: '{{target}} 接受咨询', consult_ended: '咨询结束', conference_joined: '加入', conference_left: '离开', conference_third_party: '{{target}} 加入',
    monitor_started: '有人监听', monitor_ended: '监听结束', intercept_started: '{{target}} 将强接', intercept_succeeded: '已强接', intercept_failed: '强接失败',
    recording_started: '开始录音', recording_joined: '加入录音', recording_ended: '录音结束', digit_pressed: '按键', voicemail_left: '留言',
    flow_entered: '流程 {{flow}}，版本 {{version}}', flow_node_entered: '节点 {{node}}（{{kind}}）', flow_node_left: '从 {{exit}} 离开 {{node}}', flow_node_failed: '{{node}}：{{reason}}',
  },
  why: {
    hint: '每一通电话，以及为何这样分配', recent: '通话，最新在前', byNumber: '按号码查找', title: '{{caller}} → {{dialled}}', back: '全部通话', unknown: '没有保存此通话的信息', timeline: '时间线', offers: '派发（{{count}}）', flow: '流程路径', sip: '信令', quality: '音质', when: '时间', node: '节点', exit: '出口', noSip: '没有保存此通话的信令', noOffers: '没有派发给任何人',
    offerTo: '{{number}}. 派给 {{agent}}', offerHow: '{{when}}，队列 {{queue}}，策略 {{strategy}}。', rang: '振铃 {{seconds}} 秒。', because: '原因', inAll: '队列全部坐席：', messages: '{{count}} 条消息', pcap: 'pcap 文件', party: '对端', heard: '听感', lossIn: '来向丢包', lossOut: '去向丢包', jitter: '抖动', roundTrip: '往返时延',
  },
  history: { from: '从', to: '到', number: '号码', start: '开始', wait: '等待', talk: '通话', cause: '结束原因', recording: '录音', listen: '收听', none: '没有通话', goesOn: '进行中', recordingOf: '{{caller}}，{{when}}', play: '播放', pause: '暂停', speed: '倍速', download: '下载', channels: '上：主叫；下：坐席。' },
  report: { span: '周期', day: '今天', week: '7 天', month: '30 天', course: '通话量与服务水平', heat: '最近七天按小时', calls: '通话数', none: '此周期没有数据', meanWait: '平均等待', longestWait: '最长等待', handling: '平均处理时长', offered: '派发', noAnswers: '未接', signedIn: '签入时长', occupancy: '占用率' },
  setup: {
    users: '用户与分机', queues: '队列', numbers: '号码', flows: '流程', trunks: '中继', campaigns: '外呼任务', subscriptions: '事件订阅', prices: '费率', keys: '密钥与会话', audit: '审计', health: '系统状态',
    none: '暂无', add: '新增', change: '修改 {{what}}', remove: '删除 {{what}}', sure: '确定删除？', yes: '是', no: '否', secret: '密钥', secretHint: '仅显示这一次，请妥善保存。', copy: '复制', copied: '已复制',
  },
  user: {
    login: '登录名', name: '姓名', role: '角色', type: '类型', typeHint: '坐席可接队列来电。', AGENT: '坐席', NORMAL: '非坐席', extension: '分机', callerNumber: '外显号码', callerNumberHint: '外呼时对方看到的号码', email: '邮箱', skills: '技能', autoRecord: '通话录音', ringSeconds: '振铃时长（秒）', wrapUpSeconds: '话后处理（秒）', maxNoAnswer: '连续未接后示忙', maxNoAnswerHint: '0 表示从不',
    password: '密码', passwordHint: '该用户的全部会话将结束。', setPassword: '设置密码', newPhone: '新话机密码与二维码', new: '新用户', phoneOf: '分机 {{extension}} 的话机', phoneHint: '已生成新密码，仅显示这一次；使用旧密码的话机将失效。', domain: '域', proxy: '服务器', qr: '供可识别 sip: 地址的软电话扫描',
  },
  queue: {
    name: '名称', nameHint: '话机可直接拨打，号码可指向它。', strategy: '策略', strategyHint: '下一通派给谁', description: '说明', autoRecord: '通话录音', parameters: '参数', open: '坐席与参数', new: '新队列', members: '此队列的坐席', off: '关闭', inEffect: '生效值：{{value}}',
  },
  param: {
    'service-level-seconds': '在此秒数内接听计为达标。', 'agent-timeout': '坐席振铃时长，之后换下一位；0 取坐席自身设置。', 'max-wait-time': '等待达到此时长即离开队列；0 为一直等待。', 'wait-timeout-action': '随后去向：号码、队列或分机；空为挂断。',
    'max-wait-time-with-no-agent': '无坐席签入时，等待此时长后离开；0 为不离开。', 'max-wait-time-with-no-agent-time-reached': '无坐席持续多久才生效。', 'wait-timeout-without-agent-action': '随后去向。', capacity: '最多排队人数，超出者转走；0 为不限。', 'overflow-capacity-action': '超出者去向。', 'retain-agent': '为其他队列保留的空闲坐席数。',
    'tier-rules-apply': '等待一段时间后才派给更高级别的坐席。', 'tier-rule-wait-second': '多久后轮到下一级别。', 'tier-rule-wait-multiply-level': '等待时长按级别累加。', 'tier-rule-no-agent-no-wait': '无人的级别立即跳过。', 'abandoned-resume-allowed': '放弃后再次来电可恢复原位置。', 'discard-abandoned-after': '在此秒数内有效。',
    'time-base-score': '排队次序：queue（进入本队列起）或 system（来电应答起）。', 'announce-sound': '播放给等待者的语音。', 'announce-frequency': '播放间隔秒数；0 为不播放。', 'announce-position': '播报位置：true，或语言 zh、en。', 'announce-agent-answer': '播报接听坐席：true 或语言。', 'ring-progressively-delay': '逐渐振铃策略：每隔此秒数多响一位。',
    outbound_ring_timeout: '坐席振铃时长。', outbound_per_cycle: '同时振铃的坐席数；0 为全部。', outbound_priority: '数字小的队列优先。', importance: '坐席属于多个队列时，数字大的优先。', outbound_default_lag: '通话后的休息时间。',
  },
  number: { number: '号码', numberHint: '按拨打的写法，或带 + 国家码', flow: '流程', one: '三者任选其一。', leads: '去向', from: '来源', option: '启动参数', console: '接口 /v1', new: '新号码' },
  trunk: { peers: '对端', peersHint: '主机或 主机:端口，按次序', sources: '来源地址', sourcesHint: '来电还可能来自的地址或网段', transport: '传输', registers: '向对端注册', user: '用户名', passwordHint: '留空则不变', probe: '探测间隔（秒）', probeHint: 'OPTIONS 探测；0 为不探测', priority: '优先级', maxCalls: '并发上限', disabled: '停用', reach: '可达', registration: '注册', calls: '呼入 / 呼出', lastError: '最近错误', new: '新中继' },
  trunkState: { up: '可达', down: '不可达', unknown: '未探测', disabled: '停用', trying: '尝试中' },
  campaign: { mode: '模式', abandonPercent: '放弃率上限（%）', lines: '线路数', new: '新任务', start: '开始', pause: '暂停', stop: '停止', progress: '号码进度', done: '已完成 {{done}} / {{all}}', dialling: '拨打中 {{count}}', talking: '通话中 {{count}}', abandoned: '放弃 {{percent}} %' },
  subscription: { types: '事件', typesHint: '如 call.ended 或 offer.*；空为全部', enabled: '启用', behind: '滞后', log: '投递记录', new: '新订阅', on: '正常', off: '停用', failing: '失败中', type: '事件', attempt: '次数', answer: '应答', again: '重发', replayDead: '重发已放弃的', replaying: '正在重发' },
  price: { hint: '外呼通话的费用，最长前缀优先。', prefix: '前缀', all: '全部', step: '每步价格', seconds: '每步秒数', new: '新费率' },
  key: { new: '新密钥', keys: '程序密钥', sessions: '已登录', face: '接口', made: '创建', since: '开始', ends: '到期', this: '当前会话', actsAs: '代表', scopes: '权限', scopesHint: '空为该角色的全部权限' },
  audit: { by: '操作者', from: '来源', what: '内容' },
  health: { version: '版本', started: '运行自', disk: '数据库', well: '一切正常', unwritten: '待写入', calls: '进行中的通话', trunks: '中继', stream: '实时状态' },
  flow: {
    new: '新流程', name: '名称', version: '版本', numbers: '号码', draft: '有改动', open: '编辑', back: '全部流程', save: '保存草稿', check: '检查', publish: '发布', published: '已发布为版本 {{version}}', valid: '没有错误', faults: '{{count}} 处错误', node: '节点', addNode: '添加节点', kind: '类型', fields: '字段（JSON）', exits: '去向', exit: '出口', removeNode: '删除节点', start: '来电从这里开始', tryOut: '试走', keys: '按键', caller: '主叫', run: '走一遍', badJson: '不是有效的 JSON 对象', choose: '选择一个节点，或拖动圆点连接节点。', canvas: '流程图', addExit: '添加出口',
  },
  start: {
    hint: '从空白到振铃', password: '您的密码', passwordHint: '在设置新密码之前，credentials.json 中的密码有效；新密码至少 8 位，设置后需重新登录。', later: '跳过', queue: '第一个队列', queueHint: '来电在队列中等待空闲坐席；内部话机可直接拨打队列名。', use: '使用 {{name}}', agents: '两名坐席', agentsHint: '每人一个分机，与登录名相同，用密码登录。', makeAgents: '创建两名坐席', ring: '开始振铃',
    signIn: '在另一浏览器或无痕窗口中，分别以两名坐席登录并打开工作台。', phone: '打开网页话机，签入并示闲。', dial: '在第二名坐席的工作台拨打 {{queue}}，第一名坐席即振铃。', number: '外部来电需要号码与中继：', nobody: '还没有坐席签入此队列。',
  },
};

export default words;
