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
    actions: '操作', why: '为何这样分配', move: '转移', moved: '已转移', moveTitle: '转移 {{caller}}', toQueue: '到队列', toNumber: '或到号码', hangUp: '挂断', hungUp: '已挂断', call: '他的通话', listen: '监听', listening: '您的话机正在振铃：只听不说', take: '强接', taking: '您的话机正在振铃：由您接替',
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
};

export default words;
