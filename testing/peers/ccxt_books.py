#!/usr/bin/env python3
"""Watches the venue simulator with ccxt, whose addresses alone are changed, and compares what it built with the truth.

    python3 -m venv /tmp/peers && /tmp/peers/bin/pip install ccxt
    ./ccxt_books.py http://127.0.0.1:PORT [points]

A point is a book of ccxt compared, level by level, with the simulator's true book at the same update number
(/simulator/truth?type=orderbook&at=NUMBER). Trades are compared one by one with the true ones. The first instruments of
each exchange are watched, as /simulator/instruments lists them. Faults may be caused meanwhile: what ccxt notices itself
is counted and it goes on. Exit code 1 on any difference.
"""

import asyncio
import sys
from decimal import Decimal

import aiohttp
import ccxt.pro as ccxt

LEVELS = 50
INSTRUMENTS = 3


def exchanges(base):
    sockets = base.replace("http://", "ws://")
    okx = ccxt.okx({"options": {"fetchMarkets": {"types": ["spot", "swap"]}, "fetchCurrencies": False}})
    okx.urls["api"]["rest"] = base + "/okx"
    okx.urls["api"]["ws"] = sockets + "/okx/ws/v5"
    okx.has["fetchCurrencies"] = False
    spot = ccxt.binance({"options": {"fetchMarkets": {"types": ["spot"]}, "fetchMargins": False}})
    futures = ccxt.binanceusdm({"options": {"fetchMarkets": {"types": ["linear"]}}})
    for exchange in (spot, futures):
        exchange.has["fetchCurrencies"] = False
        api = exchange.urls["api"]
        api["public"] = base + "/binance-spot/api/v3"
        api["fapiPublic"] = base + "/binance-usdm/fapi/v1"
        api["fapiData"] = base + "/binance-usdm/futures/data"
        api["ws"]["spot"] = sockets + "/binance-spot/ws"
        api["ws"]["linear"] = sockets + "/binance-usdm/ws"
    return [
        (okx, "okx_spot"),
        (okx, "okx_derivatives"),
        (spot, "binance_spot"),
        (futures, "binance_derivatives"),
    ]


class Check:
    def __init__(self, base, points):
        self.base = base
        self.points = points
        self.equal = 0
        self.trades = 0
        self.noticed = 0
        self.wrong = []

    async def truth(self, session, query):
        async with session.get(self.base + "/simulator/truth?" + query) as answer:
            return answer.status, await answer.json()

    async def books(self, session, exchange, name, symbol):
        market = exchange.market(symbol)["id"]
        compared = 0
        while compared < self.points:
            try:
                book = await exchange.watch_order_book(symbol)
            except (ccxt.InvalidNonce, ccxt.ChecksumError, ccxt.NetworkError):
                self.noticed += 1
                continue
            nonce = book["nonce"]
            mine = [[(Decimal(str(p)), Decimal(str(q))) for p, q, *_ in book[side][:LEVELS]] for side in ("bids", "asks")]
            status, true = await self.truth(
                session, f"exchange={name}&symbol={market}&type=orderbook&last={LEVELS}&at={nonce}")
            if status != 200:
                self.wrong.append(f"{name} {symbol} at {nonce}: {true}")
            else:
                theirs = [[(Decimal(p), Decimal(q)) for p, q in true[side]] for side in ("bids", "asks")]
                if mine != theirs:
                    self.wrong.append(f"{name} {symbol} at {nonce}: {mine[0][:2]} is not {theirs[0][:2]}")
                else:
                    self.equal += 1
            compared += 1

    async def trades_of(self, session, exchange, name, symbol):
        market = exchange.market(symbol)["id"]
        seen = {}
        while len(seen) < self.points:
            try:
                for trade in await exchange.watch_trades(symbol):
                    seen[int(trade["id"])] = trade
            except ccxt.NetworkError:
                self.noticed += 1
        low, high = min(seen), max(seen)
        by = "&by=match" if name.startswith("binance") else ""
        _, true = await self.truth(session, f"exchange={name}&symbol={market}&type=trade&from={low}&to={high}{by}")
        for one in true["trades"]:
            mine = seen.get(one["id"])
            if mine is None:
                self.wrong.append(f"{name} {symbol}: trade {one['id']} did not arrive")
            elif (Decimal(str(mine["info"].get("px", mine["info"].get("p")))) != Decimal(one["price"])
                  or mine["side"] != one["side"] or mine["timestamp"] != one["time_ms"]):
                self.wrong.append(f"{name} {symbol}: trade {one['id']} is {mine['info']} but was {one}")
            else:
                self.trades += 1


async def main(base, points):
    check = Check(base, points)
    listed = exchanges(base)
    try:
        async with aiohttp.ClientSession() as session:
            async with session.get(base + "/simulator/instruments") as answer:
                instruments = await answer.json()
            watches = []
            for exchange, name in listed:
                if instruments.get(name):
                    await exchange.load_markets()
                for market, types in list(instruments.get(name, {}).items())[:INSTRUMENTS]:
                    if market not in exchange.markets_by_id:
                        continue
                    symbol = exchange.markets_by_id[market][0]["symbol"]
                    if "orderbook" in types:
                        watches.append(check.books(session, exchange, name, symbol))
                    if "trade" in types:
                        watches.append(check.trades_of(session, exchange, name, symbol))
            await asyncio.gather(*watches)
    finally:
        for exchange in {id(exchange): exchange for exchange, _ in listed}.values():
            await exchange.close()
    print(f"ccxt {ccxt.__version__}: {check.equal} books and {check.trades} trades equal, {len(check.wrong)} differ, "
          f"{check.noticed} faults noticed")
    for wrong in check.wrong[:20]:
        print("  " + wrong)
    return 1 if check.wrong or not check.equal else 0


if __name__ == "__main__":
    sys.exit(asyncio.run(main(sys.argv[1].rstrip("/"), int(sys.argv[2]) if len(sys.argv) > 2 else 100)))
