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
};

export default words;
