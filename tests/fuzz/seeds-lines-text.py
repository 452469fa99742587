#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Seeds of tables of lines: as spreadsheets write them, our own, and what is refused."""
from seeds import write_seeds

OWN = ('phase\taccount\twhat\tmodel\tquantity\tunit\tunit_price\tcurrency\twanted\tacceptance\tamount\tmeasured\tsettings\tnote\n'
       "exploration\t1000\tSketches\tbfl/flux-2-pro\t'=shots * 20\timage\t\t\t24\t34.5%\t12.5\t4 of 54\timages=1;quality=high\tfour a frame\n"
       "post\t6000\t'=cmd\t\t1.2340\thour\t60\tUSD\t\t\t\t\t\t\"two\nlines\"\n")

write_seeds([
    OWN, OWN.replace('\n', '\r\n'), '\ufeff' + OWN,
    'What\tQty\tPrice (EUR)\nShots\t1.200\t0,04\nEdit\t12,5\t60,00 €\n',
    'What\tQuantity\tAmount\nMusic\t\t350\nEdit\t8\t480\n',
    'Storage\t3\t12.50\nTransfer\t1\t€4\n', 'Edit\t8\thour\t60\tUSD', "'\t1", "' \t1",
    'What\tQuantity\nA\t1,200\nB\t-1\nC\tmany\nD\t=3 +* 4\n', '"a\tb"\t2\n"open\t3\n5" disk\t4\n', '', '\n\t\n', '"', '""', '"\t"\t"',
])
