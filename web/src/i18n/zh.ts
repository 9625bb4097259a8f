import type { Words } from './en';

const words: Words = {
  app: { skip: '跳到内容', menu: '菜单', light: '浅色', dark: '深色', signOut: '退出登录', account: '{{name}} 的账户', wide: '展开菜单', narrow: '收起菜单', cancel: '取消', close: '关闭', save: '保存', remove: '删除', saved: '已保存', more: '更多' },
  role: { agent: '坐席', supervisor: '班长', administrator: '管理员', operator: '运维' },
  live: { connecting: '正在连接', live: '实时', lost: '连接已断开' },
  nav: { desk: '工作台', wall: '监控墙', why: '通话', history: '话单', reports: '报表', setup: '设置', start: '快速开始' },
  signIn: { title: '登录', hint: 'Tandem 呼叫中心', login: '登录名', password: '密码', show: '显示或隐藏密码', submit: '登录' },
  doing: { offline: '未签入', break: '示忙', ringing: '振铃', talking: '通话中', held: '保持中', wrapUp: '话后处理', ready: '空闲', unreachable: '话机离线' },
  reason: { 'sign-in': '刚签入', 'no answer': '未接听' },
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
    offHint: '已关闭', startingHint: '正在请求麦克风并注册。', readyHint: '来电在此处振铃。', elsewhereHint: '另一个标签页正在使用话机；它关闭后由此页接管。', lostHint: '会自动恢复，期间不会派发来电。', noMicrophoneHint: '请在浏览器中允许麦克风，然后重新打开开关；期间不会派发来电。', refusedHint: '服务器未接受注册。',
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
    leg_made: '通话腿 {{direction}}：{{party}}', leg_ringing: '振铃', leg_answered: '应答', leg_bridged: '接通，双方通话', leg_parted: '分开', leg_held: '保持', leg_resumed: '取回', leg_silent: '无声音或恢复声音', leg_ended: '通话腿结束：{{cause}} {{reason}}', leg_prompted: '请求话机自动应答', leg_moved: '来自另一通话', leg_redirected: '转到 {{number}}',
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
};

export default words;
