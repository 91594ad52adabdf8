package search

import (
	"strings"
	"unicode/utf8"
)

// chineseAlso adds to what is written in simplified characters the traditional
// form, and the other way round, so that readers find both.
func chineseAlso() func(word string) []string {
	traditional, simplified := map[rune]rune{}, map[rune]rune{}
	for _, both := range strings.Fields(variants) {
		s, n := utf8.DecodeRuneInString(both)
		t, _ := utf8.DecodeRuneInString(both[n:])
		traditional[s], simplified[t] = t, s
	}
	return func(word string) (out []string) {
		for _, table := range []map[rune]rune{traditional, simplified} {
			other := strings.Map(func(r rune) rune {
				if to, ok := table[r]; ok {
					return to
				}
				return r
			}, word)
			if other != word {
				out = append(out, other)
			}
		}
		return out
	}
}

// variants are characters that texts about public services use often, simplified
// and traditional. Where one simplified character stands for several, it is the
// one that these texts use most.
const variants = `
	与與 专專 业業 东東 两兩 严嚴 丧喪 个個 丰豐 临臨 为為 举舉 义義 乐樂 习習 乡鄉 书書 买買 争爭 于於 云雲 产產 亲親 亿億 仅僅 从從 仓倉 仪儀 们們 价價 众眾 优優
	会會 传傳 伤傷 伪偽 体體 余餘 侦偵 侧側 债債 倾傾 偿償 储儲 儿兒 兑兌 党黨 兰蘭 关關 兴興 养養 写寫 军軍 农農 冲衝 决決 况況 冻凍 净淨 准準 减減 几幾 击擊 则則
	刚剛 创創 删刪 别別 制製 剂劑 劝勸 办辦 务務 动動 励勵 劳勞 势勢 区區 医醫 华華 协協 单單 卖賣 占佔 卫衛 厂廠 厅廳 历歷 压壓 县縣 参參 双雙 发發 变變 叙敘 台臺
	叶葉 号號 叹嘆 后後 吓嚇 吗嗎 听聽 启啟 员員 响響 团團 园園 围圍 国國 图圖 圆圓 场場 坏壞 块塊 坚堅 垄壟 垒壘 墙牆 声聲 处處 备備 复複 够夠 头頭 夹夾 夺奪 奋奮
	奖獎 妇婦 妈媽 婴嬰 孙孫 学學 宁寧 宝寶 实實 宠寵 审審 宪憲 宽寬 宾賓 对對 寻尋 导導 将將 尔爾 尽盡 层層 届屆 属屬 岁歲 岗崗 岛島 币幣 师師 带帶 帮幫 干幹 并並
	广廣 庄莊 庆慶 库庫 应應 废廢 开開 异異 弃棄 张張 弹彈 强強 归歸 当當 录錄 彻徹 征徵 径徑 忧憂 怀懷 态態 总總 恳懇 恶惡 悬懸 惊驚 惧懼 惩懲 惯慣 愿願 戏戲 战戰
	户戶 执執 扩擴 扫掃 扰擾 抚撫 抢搶 护護 报報 担擔 拟擬 拥擁 拦攔 拨撥 择擇 挂掛 挡擋 挥揮 损損 换換 据據 摄攝 摆擺 敌敵 数數 断斷 无無 旧舊 时時 显顯 晋晉 晓曉
	暂暫 术術 机機 杀殺 杂雜 权權 条條 来來 松鬆 极極 构構 柜櫃 标標 栏欄 树樹 样樣 档檔 桥橋 梦夢 检檢 楼樓 横橫 欢歡 欧歐 残殘 毁毀 毕畢 气氣 汇匯 汉漢 沟溝 没沒
	泽澤 洁潔 浅淺 测測 济濟 涂塗 润潤 渐漸 渔漁 温溫 湾灣 湿濕 滞滯 满滿 滥濫 潜潛 灭滅 灯燈 灵靈 灾災 点點 炼煉 烟煙 烦煩 烧燒 热熱 爱愛 牵牽 牺犧 状狀 犹猶 独獨
	狱獄 猪豬 环環 现現 电電 画畫 畅暢 疗療 盐鹽 监監 盖蓋 盗盜 盘盤 着著 矿礦 码碼 础礎 确確 礼禮 离離 种種 积積 称稱 税稅 稳穩 穷窮 窃竊 竞競 笔筆 筹籌 签簽 简簡
	类類 粮糧 系係 紧緊 纠糾 红紅 约約 级級 纪紀 纯純 纲綱 纳納 纵縱 纷紛 纸紙 纹紋 线線 组組 细細 终終 绍紹 经經 结結 给給 络絡 绝絕 统統 继繼 绩績 续續 维維 综綜
	绿綠 缓緩 编編 缩縮 缴繳 网網 罗羅 罚罰 罢罷 职職 联聯 聪聰 肃肅 肤膚 胜勝 脑腦 脚腳 脸臉 舆輿 艰艱 艺藝 节節 苏蘇 荐薦 药藥 获獲 营營 蓝藍 虑慮 虚虛 虽雖 补補
	装裝 见見 观觀 规規 视視 览覽 觉覺 触觸 计計 订訂 认認 讨討 让讓 训訓 议議 讯訊 记記 讲講 许許 论論 设設 访訪 证證 评評 识識 诈詐 诉訴 诊診 词詞 译譯 试試 诚誠
	话話 询詢 该該 详詳 语語 误誤 诱誘 说說 请請 诸諸 诺諾 读讀 课課 谁誰 调調 谈談 谋謀 谓謂 谢謝 谨謹 贝貝 负負 贡貢 财財 责責 败敗 账賬 货貨 质質 贩販 贪貪 贫貧
	购購 贯貫 贴貼 贵貴 贷貸 费費 赁賃 资資 赋賦 赏賞 赔賠 赖賴 赛賽 赞贊 趋趨 践踐 踪蹤 车車 轨軌 转轉 轮輪 软軟 轻輕 载載 较較 辅輔 辆輛 辈輩 输輸 辖轄 辞辭 辩辯
	边邊 达達 迁遷 过過 运運 还還 这這 进進 远遠 违違 连連 迟遲 迹跡 适適 选選 递遞 逻邏 遗遺 邮郵 邻鄰 酱醬 释釋 里裡 针針 钟鐘 钱錢 铁鐵 银銀 链鏈 销銷 锁鎖 错錯
	键鍵 镇鎮 镜鏡 长長 门門 闭閉 问問 闲閒 间間 闻聞 阅閱 队隊 阳陽 阴陰 阵陣 阶階 际際 陆陸 陈陳 险險 随隨 隐隱 隶隸 难難 雇僱 静靜 页頁 项項 顺順 须須 顾顧 顿頓
	颁頒 预預 领領 频頻 题題 颜顏 额額 风風 飞飛 饭飯 饮飲 馆館 馈饋 驶駛 驻駐 驾駕 验驗 骗騙 鱼魚 鲜鮮 麦麥 齐齊 龄齡 龙龍`
